using System.Text.Json;
using Cadre.Canvases.Compare;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Tests.Live;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Versions;

public class VersionTests(LiveFixture fixture) : IClassFixture<LiveFixture>
{
    private readonly TestServer server = fixture.Server;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Versions_AreNamedListedRenamedAndRemoved()
    {
        var canvas = await FilledAsync();
        var first = await server.PostAsync($"canvases/{canvas}/versions", new { name = " First " });
        (first.GetProperty("name").GetString(), first.GetProperty("seq").GetInt64()).ShouldBe(("First", 2));
        first.GetProperty("createdBy").GetProperty("name").GetString().ShouldBe("ada");
        var second = await server.PostAsync($"canvases/{canvas}/versions?person=bob", new { name = "Start", seq = 1 });
        await server.SendAsync(HttpMethod.Patch, $"canvases/{canvas}/versions/{first.Id()}", new { name = "Renamed" }, 204);
        var listed = (await server.GetAsync($"canvases/{canvas}/versions")).GetProperty("items").EnumerateArray().ToList();
        listed.Select(v => (v.GetProperty("name").GetString(), v.GetProperty("seq").GetInt64())).ShouldBe([("Start", 1), ("Renamed", 2)]);
        await server.SendAsync(HttpMethod.Delete, $"canvases/{canvas}/versions/{second.Id()}", null, 204);
        await server.SendAsync(HttpMethod.Delete, $"canvases/{canvas}/versions/{second.Id()}", null, 404);
        var page = await server.GetAsync($"canvases/{canvas}/versions?limit=1");
        (await server.GetAsync($"canvases/{canvas}/versions?cursor={page.GetProperty("next").GetString()}")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("{\"name\":\"\"}", 400)]
    [InlineData("{\"name\":\"x\",\"seq\":99}", 404)]
    [InlineData("{\"name\":\"x\",\"seq\":-1}", 404)]
    public async Task AddVersion_Wrong_IsRefused(string body, int status) =>
        await server.SendAsync(HttpMethod.Post, $"canvases/{await FilledAsync()}/versions", JsonElement.Parse(body), status);

    [Fact]
    public async Task Branch_OfAMoment_HoldsItAndRemembersWhere()
    {
        var canvas = await FilledAsync();
        var made = await server.PostAsync($"canvases/{canvas}/branches", new { seq = 1 });
        var branch = new CanvasId(made.GetProperty("canvasId").GetGuid());
        made.GetProperty("origin").GetProperty("seq").GetInt64().ShouldBe(1);
        var read = (await server.Documents.ReadAsync(server.Tenant(), branch, Token)).Value;
        read.Blocks.Select(b => b.Id).ShouldBe(["a", "b"]);
        read.Title.ShouldBe("Test (branch)");
        await EditAsync(branch, new RemoveBlock("a"));
        (await server.Documents.ReadAsync(server.Tenant(), canvas, Token)).Value.Blocks.Count.ShouldBe(3);
        var listed = (await server.GetAsync($"canvases/{canvas}/branches")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("title").GetString().ShouldBe("Test (branch)");
    }

    [Fact]
    public async Task Diff_BetweenMomentsAndBranches_TellsTheDifference()
    {
        var canvas = await FilledAsync();
        (await server.GetAsync($"canvases/{canvas}/diff?from=1&to=now")).GetProperty("counts").GetProperty("added").GetInt32().ShouldBe(1);
        (await server.GetAsync($"canvases/{canvas}/diff?from=2&to=1")).GetProperty("counts").GetProperty("removed").GetInt32().ShouldBe(1);
        var branch = (await server.PostAsync($"canvases/{canvas}/branches", new { title = "Mine" })).GetProperty("canvasId").GetString();
        await EditAsync(new CanvasId(Guid.Parse(branch!)), new SetBlock("a", null, JsonElement.Parse("""{"text":"hi there"}""")));
        var diff = await server.GetAsync($"canvases/{canvas}/diff?other={branch}");
        var field = diff.GetProperty("blocks").GetProperty("changed")[0].GetProperty("fields")[0];
        field.GetProperty("path").GetString().ShouldBe("settings.text");
        field.GetProperty("text").EnumerateArray().Select(part => part.GetProperty("op").GetString()).ShouldBe(["equal", "insert"]);
        await server.SendAsync(HttpMethod.Get, $"canvases/{canvas}/diff?from=77", null, 404);
        await server.SendAsync(HttpMethod.Get, $"canvases/{canvas}/diff?to=later", null, 400);
    }

    [Theory]
    [InlineData("GET", "versions")]
    [InlineData("POST", "versions")]
    [InlineData("GET", "branches")]
    [InlineData("POST", "branches")]
    [InlineData("GET", "diff")]
    public async Task Routes_UnknownCanvas_AreNotFound(string method, string path) =>
        await server.SendAsync(new(method), $"canvases/{Guid.CreateVersion7()}/{path}", method == "POST" ? new { name = "x" } : null, 404);

    [Fact]
    public async Task Diff_WithCanvasOfAnotherWorkspace_IsNotFound()
    {
        var canvas = await FilledAsync();
        await using var other = await TestServer.StartAsync(fixture.Database.Database, new WorkspaceId(Guid.CreateVersion7()));
        var foreign = await other.NewCanvasAsync();
        await server.SendAsync(HttpMethod.Get, $"canvases/{canvas}/diff?other={foreign}", null, 404);
    }

    [Fact]
    public async Task Moments_OfALongHistory_LoadFromTheNearestCheckpoint()
    {
        await using var quick = await TestServer.StartAsync(fixture.Database.Database, fixture.Workspace, new() { CheckpointUpdates = 50 });
        var canvas = await quick.NewCanvasAsync();
        for (var i = 0; i < 230; i++)
        {
            (await quick.Documents.EditAsync(quick.Tenant(), canvas, [Edits.Block($"b{i}")], Token)).IsOk.ShouldBeTrue();
        }

        foreach (var seq in new[] { 1, 49, 50, 51, 149, 230 })
        {
            (await quick.History.ReadAtAsync(quick.Tenant(), canvas, seq, Token)).Value.Blocks.Count.ShouldBe(seq);
        }

        CanvasComparison.Of((await quick.History.ReadAtAsync(quick.Tenant(), canvas, 10, Token)).Value, (await quick.History.ReadAsync(quick.Tenant(), canvas, null, Token)).Value).Counts.Added.ShouldBe(220);
    }

    private async Task<CanvasId> FilledAsync()
    {
        var canvas = await server.NewCanvasAsync();
        await EditAsync(canvas, Edits.Block("a"), Edits.Block("b"));
        await EditAsync(canvas, Edits.Block("c"), Edits.Connection("e", "a", "b"));
        return canvas;
    }

    private async Task EditAsync(CanvasId canvas, params CanvasEdit[] edits) =>
        (await server.Documents.EditAsync(server.Tenant(), canvas, edits, Token)).IsOk.ShouldBeTrue();
}
