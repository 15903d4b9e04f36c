using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Cadre.Api.Bench.Hooks;

/// <summary>A canvas behind a webhook: set, condition, set, answer. The work that other engines are given too.</summary>
internal sealed class HookScene(HttpClient http)
{
    private string canvas = "";

    /// <summary>Makes it; answers the address to call.</summary>
    public async Task<Uri> MakeAsync(MeasuredServer server, CancellationToken cancellationToken)
    {
        var session = await AskAsync("/api/v1/local-sessions", new JsonObject { ["proof"] = server.Proof }, cancellationToken);
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {session["key"]}");
        canvas = (await AskAsync("/api/v1/canvases", new JsonObject { ["title"] = "Orders" }, cancellationToken))["id"]!.ToString();
        await AskAsync($"/api/v1/canvases/{canvas}/edits", new JsonObject
        {
            ["ops"] = new JsonArray(
                Block("hook", "webhook", new JsonObject()),
                Block("order", "transform", new JsonObject { ["expression"] = "{'total': first.total, 'customer': first.customer}" }),
                Block("large", "condition", new JsonObject { ["expression"] = "input.total > 100" }),
                Block("offer", "transform", new JsonObject { ["expression"] = "{'total': first.total, 'discount': first.total / 10}" }),
                Block("answer", "response", new JsonObject()),
                Connect("hook", "body", "order", "input"),
                Connect("order", "value", "large", "input"),
                Connect("large", "true", "offer", "input"),
                Connect("offer", "value", "answer", "value")),
        }, cancellationToken);
        var made = await AskAsync($"/api/v1/canvases/{canvas}/hooks", new JsonObject { ["name"] = "orders" }, cancellationToken);
        return new Uri(server.Address, made["path"]!.ToString());
    }

    /// <summary>The latest runs: how many of them are not finished well. Answers have to be durable.</summary>
    public async Task<int> UnfinishedAsync(CancellationToken cancellationToken)
    {
        var runs = JsonNode.Parse(await http.GetStringAsync(new Uri($"/api/v1/runs?canvasId={canvas}&limit=100", UriKind.Relative), cancellationToken))!["items"]!.AsArray();
        return runs.Count(r => r!["status"]!.ToString() != "succeeded") + (runs.Count == 0 ? 1 : 0);
    }

    private static JsonObject Block(string id, string type, JsonObject settings) =>
        new() { ["op"] = "addBlock", ["block"] = new JsonObject { ["id"] = id, ["type"] = type, ["title"] = id, ["settings"] = settings } };

    private static JsonObject Connect(string from, string fromPort, string to, string toPort) =>
        new() { ["op"] = "connect", ["connection"] = new JsonObject { ["id"] = $"{from}-{to}", ["from"] = from, ["fromPort"] = fromPort, ["to"] = to, ["toPort"] = toPort } };

    private async Task<JsonNode> AskAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync(path, body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }
}
