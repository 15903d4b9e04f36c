using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Cadre.Tests.ServerSupport;

namespace Cadre.Server.Tests;

/// <summary>Cadre as an MCP server: used by the official client, and by messages that no good client sends.</summary>
public sealed class McpServingTests : IAsyncLifetime
{
    private const string Path = "/api/v1/mcp";
    private TestServer server = null!;
    private TestClient owner = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        owner = await server.OwnerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task OfficialClient_PlansApprovesRunsAndReads()
    {
        var script = EverythingServer.FindClient();
        Assert.SkipWhen(script is null, "tests/McpServer is not installed: npm install --no-save --prefix tests/McpServer");

        var asking = await RunThatAsksAsync();
        var seen = await UseAsync(script, await KeyAsync("editor"), "A poster for the village fair", asking);

        seen.GetProperty("problems").GetArrayLength().ShouldBe(0, seen.ToString());
        seen.GetProperty("server").GetProperty("name").GetString().ShouldBe("cadre");
        seen.GetProperty("plan").GetProperty("status").GetString().ShouldBe("planned");
        seen.GetProperty("listed").GetBoolean().ShouldBeTrue();
        seen.GetProperty("sameRun").GetBoolean().ShouldBeTrue();
        seen.GetProperty("run").GetProperty("status").GetString().ShouldBe("succeeded", seen.ToString());
        seen.GetProperty("run").GetProperty("files").GetInt32().ShouldBeGreaterThan(0);
        seen.GetProperty("asked").GetProperty("message").GetString().ShouldBe("Does the poster hang?");
        seen.GetProperty("asked").GetProperty("mayAnswer").GetBoolean().ShouldBeTrue();
        seen.GetProperty("twice").GetProperty("failed").GetString()!.ShouldNotBeEmpty();
        seen.GetProperty("answered").GetProperty("status").GetString().ShouldBe("succeeded", seen.ToString());
        seen.GetProperty("answered").GetProperty("fields").GetProperty("where").GetString().ShouldBe("At the mill");
        seen.GetProperty("unknown").GetProperty("failed").GetString()!.ShouldContain("not_found");
    }

    [Fact]
    public async Task Messages_OfViewersAndOfBadClients_AreAnsweredByTheBook()
    {
        using var viewer = server.WithKey(await KeyAsync("viewer"));

        var tools = (await AskAsync(viewer, "tools/list")).GetProperty("result").GetProperty("tools").EnumerateArray().Select(t => t.GetProperty("name").GetString());
        tools.ShouldBe(["list_canvases", "read_run", "list_questions"]);
        (await AskAsync(viewer, "tools/call", new { name = "start_run", arguments = new { } })).GetProperty("error").GetProperty("code").GetInt32().ShouldBe(-32602);
        (await AskAsync(viewer, "resources/list")).GetProperty("error").GetProperty("code").GetInt32().ShouldBe(-32601);
        (await AskAsync(viewer, "initialize", new { protocolVersion = "1999-01-01" })).GetProperty("result").GetProperty("protocolVersion").GetString().ShouldBe("2025-11-25");
        (await viewer.PostAsync(Path, new { jsonrpc = "2.0", method = "notifications/initialized" })).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await (await viewer.PostAsync(Path, new { id = 1, method = "ping" })).CodeAsync()).ShouldBe("not_json_rpc");
        (await viewer.GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        using var nobody = server.NewClient();
        (await nobody.PostAsync(Path, new { jsonrpc = "2.0", id = 1, method = "tools/list" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    /// <summary>A run that waits for an approval with a form.</summary>
    private async Task<string> RunThatAsksAsync()
    {
        var canvas = (await owner.PostJsonAsync("/api/v1/canvases", new { title = "Asks" })).GetProperty("id").GetString()!;
        var block = new { id = "ask", type = "approval", title = "Hanging", settings = new { message = "Does the poster hang?", fields = new[] { new { name = "where", title = "Where", type = "text" } } }, version = 1, box = new { x = 0, y = 0, width = 260, height = 140 } };
        await owner.PostJsonAsync($"/api/v1/canvases/{canvas}/edits", new { ops = new[] { new { op = "addBlock", block } } });
        return (await owner.PostJsonAsync("/api/v1/runs", new { canvasId = canvas, mode = "all" })).GetProperty("runId").GetString()!;
    }

    private async Task<string> KeyAsync(string role) => (await owner.PostJsonAsync("/api/v1/api-keys", new { name = $"for an assistant ({role})", role })).GetProperty("key").GetString()!;

    private static async Task<JsonElement> AskAsync(TestClient client, string method, object? parameters = null) => await client.PostJsonAsync(Path, new { jsonrpc = "2.0", id = 1, method, @params = parameters ?? new { } });

    private async Task<JsonElement> UseAsync(string script, string key, string wish, string asking)
    {
        var start = new ProcessStartInfo("node", [script, new Uri(server.Address, Path).ToString(), key, wish, asking]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var client = Process.Start(start)!;
        var errors = client.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var printed = await client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await client.WaitForExitAsync(TestContext.Current.CancellationToken);
        client.ExitCode.ShouldBe(0, await errors);
        return JsonElement.Parse(printed);
    }
}
