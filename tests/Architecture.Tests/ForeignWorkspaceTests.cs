using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Architecture.Tests.Hostile;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Architecture.Tests;

/// <summary>Ids of another workspace in every place an id can stand: the answer is that of an unknown id, and that workspace is as it was.</summary>
public sealed class ForeignWorkspaceTests : IAsyncLifetime
{
    private TestServer server = null!;
    private TestClient owner = null!;
    private QuietModel models = null!;
    private string elsewhere = "";
    private Dictionary<string, string> first = null!;

    public async ValueTask InitializeAsync()
    {
        models = await QuietModel.StartAsync();
        server = await TestServer.StartAsync();
        owner = await server.OwnerAsync();
        first = await Workspace.FillAsync(owner, models);
        elsewhere = (await owner.PostJsonAsync("/api/v1/workspaces", new { name = "Elsewhere" })).GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await server.DisposeAsync();
        await models.DisposeAsync();
    }

    [Fact]
    public async Task Paths_WithForeignIds_AnswerLikeUnknownOnes()
    {
        var description = new Description(JsonNode.Parse(await owner.Http.GetStringAsync("/openapi/v1.json"))!);
        var before = await StateAsync();
        var routes = Routes.Of(server).Where(route => ForeignIds(route).Any() && !route.Pattern.EndsWith("/sync", StringComparison.Ordinal)).ToList(); // WebSockets have their own test
        var wrong = new List<string>();
        foreach (var route in routes)
        {
            var body = description.BodyOf(route, first);
            var foreign = await AskAsync(route.Method, route.PathOf(first), body);
            var unknown = await AskAsync(route.Method, route.PathOf(Guid.CreateVersion7()), body);
            foreign.ShouldBe(unknown, route.ToString());
            if (foreign.Status != HttpStatusCode.NotFound)
            {
                wrong.Add($"{route}: {foreign.Status} {foreign.Text} for {body?.ToJsonString()}");
            }
        }

        wrong.ShouldBeEmpty();
        routes.Count.ShouldBeGreaterThan(25);
        (await StateAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("POST", "/api/v1/runs", "canvasId", "{\"canvasId\":\"ID\"}")]
    [InlineData("GET", "/api/v1/runs?canvasId=ID", "canvasId", null)]
    [InlineData("POST", "/api/v1/knowledge", "hash", "{\"artifact\":{\"artifact\":\"ID\",\"name\":\"lamps.csv\",\"mediaType\":\"text/csv\",\"size\":16}}")]
    public async Task Fields_WithForeignIds_AnswerLikeUnknownOnes(string method, string path, string field, string? body)
    {
        var before = await StateAsync();
        var foreign = await AskAsync(method, path.Replace("ID", first[field], StringComparison.Ordinal), Body(first[field]));
        var stranger = field == "hash" ? Convert.ToHexStringLower(new byte[32]) : Guid.CreateVersion7().ToString();
        var unknown = await AskAsync(method, path.Replace("ID", stranger, StringComparison.Ordinal), Body(stranger));
        foreign.ShouldBe(unknown);
        foreign.Status.ShouldBe(method == "GET" ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        (await StateAsync()).ShouldBe(before);

        JsonNode? Body(string id) => body is null ? null : JsonNode.Parse(body.Replace("ID", id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DataBlock_WithForeignArtifact_FailsLikeWithAnUnknownOne()
    {
        var (foreign, unknown) = (await RunDataBlockAsync(first["hash"]), await RunDataBlockAsync(Convert.ToHexStringLower(new byte[32])));
        foreign.ShouldBe(unknown);
        foreign.ShouldNotContain("month");
    }

    [Fact]
    public async Task Streams_OfForeignThings_AnswerLikeUnknownOnes()
    {
        foreach (var (kind, id) in new[] { ("run", "runId"), ("canvas", "canvasId") })
        {
            (await OpenAsync($"{kind}:{first[id]}")).ShouldBe(await OpenAsync($"{kind}:{Guid.CreateVersion7()}"));
        }

        (await OpenAsync($"run:{first["runId"]}")).ShouldContain("NotFound");
    }

    [Fact]
    public async Task WebSockets_OfForeignCanvases_AnswerLikeUnknownOnes()
    {
        var made = await owner.SendAsync(HttpMethod.Post, "/api/v1/api-keys", new { name = "k", role = "owner" }, ("Cadre-Workspace", elsewhere));
        var key = (await made.JsonAsync()).GetProperty("key").GetString()!;
        foreach (var suffix in new[] { "sync", "blocks/wait/sync" })
        {
            (await ConnectAsync($"/api/v1/canvases/{first["canvasId"]}/{suffix}", key)).ShouldBe(HttpStatusCode.NotFound);
            (await ConnectAsync($"/api/v1/canvases/{Guid.CreateVersion7()}/{suffix}", key)).ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Header_OfAForeignWorkspace_AnswersLikeAnUnknownOne()
    {
        using var stranger = await StrangerAsync();
        var home = owner.Me.Workspaces[0].Id.ToString();
        foreach (var route in Routes.Of(server).Where(route => route.Policy is { IsAnonymous: false } policy && policy.Scope != TenantScope.None))
        {
            var foreign = await AskAsync(route.Method, route.PathOf(first), null, stranger, home);
            var unknown = await AskAsync(route.Method, route.PathOf(first), null, stranger, Guid.CreateVersion7().ToString());
            foreign.ShouldBe(unknown, route.ToString());
            ((int)foreign.Status).ShouldBeInRange(400, 499, route.ToString());
        }
    }

    private static IEnumerable<string> ForeignIds(Route route) =>
        route.Policy is { IsAnonymous: false } ? new[] { "{canvasId}", "{runId}", "{modelId", "{planId}", "{sourceId", "{scheduleId}", "{hash}", "/invitations/{id}" }.Where(part => route.Pattern.Contains(part, StringComparison.Ordinal)) : [];

    private async Task<TestClient> StrangerAsync()
    {
        var invited = await owner.SendAsync(HttpMethod.Post, "/api/v1/invitations", new { email = "stranger@example.org", role = "admin" }, ("Cadre-Workspace", elsewhere));
        var token = (await invited.JsonAsync()).GetProperty("link").GetString()!.Split("token=")[1];
        var client = server.NewClient();
        (await client.PostAsync($"/api/v1/invitations/open/{token}", new { name = "Stranger", password = TestServer.Password })).EnsureSuccessStatusCode();
        return client;
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(string method, string path, JsonNode? body, TestClient? client = null, string? workspace = null)
    {
        using var answer = await (client ?? owner).SendAsync(new(method), path, body, ("Cadre-Workspace", workspace ?? elsewhere));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Everything that can be seen of the first workspace.</summary>
    private async Task<string> StateAsync()
    {
        string[] paths = [$"canvases/{first["canvasId"]}", $"canvases/{first["canvasId"]}/export", "canvases", "runs", $"runs/{first["runId"]}", "models", "knowledge", "schedules", "plans", $"plans/{first["planId"]}", "invitations", $"artifacts/{first["hash"]}"];
        return string.Join('\n', await Task.WhenAll(paths.Select(async path => $"{path} {await owner.Http.GetStringAsync($"/api/v1/{path}")}")));
    }

    private async Task<string> RunDataBlockAsync(string hash)
    {
        var artifact = new { artifact = hash, name = "lamps.csv", mediaType = "text/csv", size = 16 };
        var canvas = (await ElsewhereAsync("/api/v1/canvases", new { title = "Data" })).GetProperty("id").GetString();
        await ElsewhereAsync($"/api/v1/canvases/{canvas}/edits", new { ops = new[] { new { op = "addBlock", block = new { id = "d", type = "data", title = "Data", settings = new { artifact } } } } });
        var run = (await ElsewhereAsync("/api/v1/runs", new { canvasId = canvas })).GetProperty("runId").GetString();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var (_, text) = await AskAsync("GET", $"/api/v1/runs/{run}", null);
            var seen = JsonElement.Parse(text);
            if (seen.GetProperty("status").GetString() is "failed" or "succeeded")
            {
                return seen.GetProperty("steps")[0].GetProperty("error").GetRawText().Replace(hash, "HASH", StringComparison.Ordinal);
            }

            await Task.Delay(50, limit.Token);
        }
    }

    private async Task<JsonElement> ElsewhereAsync(string path, object body)
    {
        using var answer = await owner.SendAsync(HttpMethod.Post, path, body, ("Cadre-Workspace", elsewhere));
        return await answer.EnsureSuccessStatusCode().JsonAsync();
    }

    private async Task<string> OpenAsync(string stream)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/streams/{stream}") { Headers = { { "Cadre-Workspace", elsewhere } } };
        using var answer = await owner.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[4096];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var text = $"{answer.StatusCode} ";
        try
        {
            while (await body.ReadAsync(buffer, limit.Token) is > 0 and var read)
            {
                text += System.Text.Encoding.UTF8.GetString(buffer, 0, read);
            }
        }
        catch (OperationCanceledException)
        {
            return text; // a stream that stays open and says nothing
        }

        return text;
    }

    private async Task<HttpStatusCode> ConnectAsync(string path, string key)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        try
        {
            await socket.ConnectAsync(new Uri(new UriBuilder(server.Address) { Scheme = "ws" }.Uri, path), CancellationToken.None);
        }
        catch (WebSocketException)
        {
            return socket.HttpStatusCode;
        }

        return HttpStatusCode.SwitchingProtocols;
    }
}
