using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;

namespace Cadre.Nodes.Tests.Support;

/// <summary>Somebody who calls one node.</summary>
internal sealed class NodeClient(HttpClient http) : IDisposable
{
    public HttpClient Http => http;

    public async Task<JsonNode> GetAsync(string path) => await ReadAsync(await http.GetAsync("/api/v1/" + path));

    public async Task<JsonNode> PostAsync(string path, object body) => await ReadAsync(await http.PostAsync("/api/v1/" + path, JsonContent.Create(body, options: CadreJson.Stored)));

    public async Task<JsonNode> PostJsonAsync(string path, string json) =>
        await ReadAsync(await http.PostAsync("/api/v1/" + path, new StringContent(json, System.Text.Encoding.UTF8, "application/json")));

    /// <summary>Repeats until it holds; fails after the time.</summary>
    public async Task<JsonNode> UntilAsync(string path, Func<JsonNode, bool> holds, int seconds = 120)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (true)
        {
            var answer = await GetAsync(path);
            if (holds(answer))
            {
                return answer;
            }

            limit.IsCancellationRequested.ShouldBeFalse($"{path} does not come to it: {answer.ToJsonString(new JsonSerializerOptions())}");
            await Task.Delay(50);
        }
    }

    public void Dispose() => http.Dispose();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
