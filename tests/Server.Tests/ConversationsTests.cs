using System.Net;
using System.Text.Json;
using Cadre.Tests.ServerSupport;

namespace Cadre.Server.Tests;

/// <summary>Conversations over the API, answered by runs; no model is connected.</summary>
public sealed class ConversationsTests : IAsyncLifetime
{
    private TestServer server = null!;
    private TestClient owner = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        owner = await server.OwnerAsync();
    }

    public ValueTask DisposeAsync()
    {
        owner.Dispose();
        return server.DisposeAsync();
    }

    [Fact]
    public async Task Conversation_WithFilesKnowledgeAndASquad_IsAnsweredAndKept()
    {
        await owner.PostJsonAsync("/api/v1/knowledge", new { title = "Prices", text = "A solar lamp costs 24 dollars in Nairobi." });
        var path = await BeginAsync(new { });
        var first = await AnswerAsync(path, new { text = "What does a solar lamp cost?" });
        first.GetProperty("status").GetString().ShouldBe("succeeded");
        first.GetProperty("noModel").GetBoolean().ShouldBeTrue();
        first.GetProperty("text").GetString()!.ShouldContain("24 dollars in Nairobi. [1]");
        var sources = first.GetProperty("views").EnumerateArray().Single(v => v.GetProperty("kind").GetString() == "conversation").GetProperty("value").GetProperty("sources");
        sources[0].GetProperty("citations")[0].TryGetProperty("source", out _).ShouldBeTrue("the citation opens the source");

        using var content = new ByteArrayContent("Kerosene costs 3 dollars a litre."u8.ToArray());
        content.Headers.ContentType = new("text/plain");
        var upload = await owner.Http.PostAsync("/api/v1/artifacts?name=kerosene.txt", content);
        var second = await AnswerAsync(path, new { text = "And kerosene?", files = new[] { await upload.JsonAsync() } });
        second.GetProperty("text").GetString()!.ShouldContain("3 dollars a litre");

        var seen = await owner.GetJsonAsync(path);
        seen.GetProperty("conversation").GetProperty("title").GetString().ShouldBe("What does a solar lamp cost?");
        seen.GetProperty("messages").GetArrayLength().ShouldBe(2);
        await WithASquadAsync();
        await RefusedAsync(path);
        await LeftUnstartedAsync(path);
        (await owner.SendAsync(HttpMethod.Delete, path)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await owner.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task WithASquadAsync()
    {
        var members = new List<string>();
        foreach (var template in new[] { "planner", "tester" })
        {
            members.Add((await owner.PostJsonAsync("/api/v1/agents", new { template })).GetProperty("id").GetString()!);
        }

        var answer = await AnswerAsync(await BeginAsync(new { members, pattern = "sequential" }), new { text = "What does a solar lamp cost?" });
        answer.GetProperty("text").GetString()!.ShouldContain("24 dollars");
    }

    private async Task RefusedAsync(string path)
    {
        (await (await owner.PostAsync($"{path}/messages", new { text = "\0 " })).CodeAsync()).ShouldBe("message_invalid");
        (await owner.PostAsync($"{path}/messages", new { text = "x", files = new[] { new { artifact = new string('0', 64), name = "x", mediaType = "text/plain", size = 1 } } })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await owner.PostAsync("/api/v1/conversations", new { members = new[] { Guid.CreateVersion7() } })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var elsewhere = (await owner.PostJsonAsync("/api/v1/workspaces", new { name = "Elsewhere" })).GetProperty("id").GetString()!;
        (await owner.SendAsync(HttpMethod.Get, path, null, ("Cadre-Workspace", elsewhere))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The server ended between storing a message and starting its run.</summary>
    private async Task LeftUnstartedAsync(string path)
    {
        await Superuser.RunAsync(server, $"update agents.conversation_messages set run_id = null, answer = null where number = 2 and conversation_id = '{path.Split('/')[^1]}'");
        using var viewer = server.WithKey((await owner.PostJsonAsync("/api/v1/api-keys", new { name = "reads", role = "viewer" })).GetProperty("key").GetString()!);
        (await viewer.GetJsonAsync(path)).GetProperty("messages")[1].TryGetProperty("run", out _).ShouldBeFalse("who may only read starts nothing");
        (await owner.GetJsonAsync(path)).GetProperty("messages")[1].TryGetProperty("run", out _).ShouldBeTrue();
    }

    private async Task<string> BeginAsync(object request) => $"/api/v1/conversations/{(await owner.PostJsonAsync("/api/v1/conversations", request)).GetProperty("id").GetString()}";

    private async Task<JsonElement> AnswerAsync(string path, object message)
    {
        var said = await owner.PostJsonAsync($"{path}/messages", message);
        said.TryGetProperty("run", out _).ShouldBeTrue();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var last = (await owner.GetJsonAsync(path)).GetProperty("messages").EnumerateArray().Last();
            if (last.TryGetProperty("answer", out var answer) && answer.ValueKind == JsonValueKind.Object)
            {
                return answer;
            }

            await Task.Delay(50, limit.Token);
        }
    }
}
