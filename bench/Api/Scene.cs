using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Cadre.Api.Bench;

/// <summary>A workspace with a canvas of blocks and a run that waits, and the requests that the load is made of.</summary>
internal sealed class Scene : IDisposable
{
    private const int Blocks = 20;
    private readonly HttpClient http;
    private string canvas = "";
    private string run = "";

    private Scene(HttpClient http) => this.http = http;

    /// <summary>Name, share of the load in percent, whether it writes, and how to send number n.</summary>
    public IReadOnlyList<(string Name, int Share, bool Writes, Func<int, CancellationToken, Task<HttpResponseMessage>> Send)> Requests =>
    [
        ("GET /me", 15, false, (_, c) => http.GetAsync("/api/v1/me", c)),
        ("GET /runs", 20, false, (_, c) => http.GetAsync("/api/v1/runs", c)),
        ("GET /runs/{id}", 20, false, (_, c) => http.GetAsync($"/api/v1/runs/{run}", c)),
        ("GET /canvases/{id}", 20, false, (_, c) => http.GetAsync($"/api/v1/canvases/{canvas}", c)),
        ("POST /canvases/{id}/edits", 20, true, (n, c) => EditAsync(new JsonObject { ["op"] = "setBlock", ["id"] = $"b{n % Blocks}", ["title"] = $"Title {n}" }, c)),
        ("POST /canvases", 5, true, (n, c) => http.PostAsJsonAsync("/api/v1/canvases", new JsonObject { ["title"] = $"Canvas {n}" }, c)),
    ];

    public static async Task<Scene> MakeAsync(MeasuredServer server, CancellationToken cancellationToken)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 64 };
        var scene = new Scene(new HttpClient(handler) { BaseAddress = server.Address });
        var session = await scene.AskAsync("/api/v1/local-sessions", new JsonObject { ["proof"] = server.Proof }, cancellationToken);
        scene.http.DefaultRequestHeaders.Add("Authorization", $"Bearer {session["key"]}");
        scene.canvas = (await scene.AskAsync("/api/v1/canvases", new JsonObject { ["title"] = "Load" }, cancellationToken))["id"]!.ToString();
        var blocks = Enumerable.Range(0, Blocks).Select(i => (JsonNode)new JsonObject
        {
            ["op"] = "addBlock",
            ["block"] = new JsonObject { ["id"] = $"b{i}", ["type"] = "approval", ["title"] = $"Block {i}", ["settings"] = new JsonObject { ["message"] = "Go on?" } },
        });
        (await scene.EditAsync(new JsonArray([.. blocks]), cancellationToken)).EnsureSuccessStatusCode().Dispose();
        for (var i = 0; i < 30; i++)
        {
            scene.run = (await scene.AskAsync("/api/v1/runs", new JsonObject { ["canvasId"] = scene.canvas }, cancellationToken))["runId"]!.ToString();
        }

        return scene;
    }

    public void Dispose() => http.Dispose();

    private Task<HttpResponseMessage> EditAsync(JsonNode edit, CancellationToken cancellationToken) =>
        http.PostAsJsonAsync($"/api/v1/canvases/{canvas}/edits", new JsonObject { ["ops"] = edit as JsonArray ?? [edit] }, cancellationToken);

    private async Task<JsonNode> AskAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync(path, body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }
}
