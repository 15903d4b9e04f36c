using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Tests.Live;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Versions;

/// <summary>What an agent did is taken back as a unit; what people did meanwhile stays.</summary>
public class UndoTests(LiveFixture fixture) : IClassFixture<LiveFixture>
{
    private readonly TestServer server = fixture.Server;
    private readonly Actor scout = new(ActorKind.Agent, Guid.CreateVersion7(), "Scout");
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Undo_AgentBetweenPeople_TakesBackOnlyItsOwn()
    {
        var canvas = await server.NewCanvasAsync();
        await EditAsync(canvas, null, Edits.Block("a"), Edits.Block("b"), Edits.Connection("e", "a", "b"));
        await EditAsync(canvas, scout, Edits.Block("s1"), new SetBlock("a", "Scout's", null), new RemoveBlock("b"));
        await EditAsync(canvas, null, Edits.Block("mine"), new SetBlock("a", null, JsonElement.Parse("""{"text":"mine"}""")));
        await EditAsync(canvas, scout, Edits.Block("s2"), Edits.Connection("f", "s1", "s2"));
        var undone = await server.PostAsync($"canvases/{canvas}/undo", new { actor = scout.Key }, 200);
        undone.GetProperty("kept").GetArrayLength().ShouldBe(0);
        var read = (await server.Documents.ReadAsync(server.Tenant(), canvas, Token)).Value;
        read.Blocks.Select(block => block.Id).ShouldBe(["a", "b", "mine"], ignoreOrder: true);
        read.Connections.ShouldHaveSingleItem().Id.ShouldBe("e");
        var a = read.Blocks.Single(block => block.Id == "a");
        (a.Title, a.Settings.GetRawText()).ShouldBe(("Title a", """{"text":"mine"}"""));
    }

    [Fact]
    public async Task Undo_WhatAPersonChangedSince_StaysAndIsTold()
    {
        var canvas = await server.NewCanvasAsync();
        await EditAsync(canvas, scout, Edits.Block("s"));
        await EditAsync(canvas, null, new SetBlock("s", "Mine now", null));
        var undone = await server.PostAsync($"canvases/{canvas}/undo", new { firstSeq = 1, lastSeq = 1 }, 200);
        undone.GetProperty("kept")[0].GetString().ShouldBe("block/s");
        (await server.Documents.ReadAsync(server.Tenant(), canvas, Token)).Value.Blocks.ShouldHaveSingleItem().Title.ShouldBe("Mine now");
    }

    [Fact]
    public async Task Undo_CanBeUndone()
    {
        var canvas = await server.NewCanvasAsync();
        await EditAsync(canvas, scout, Edits.Block("s"));
        var seq = (await server.PostAsync($"canvases/{canvas}/undo", new { actor = scout.Key }, 200)).GetProperty("seq").GetInt64();
        (await server.Documents.ReadAsync(server.Tenant(), canvas, Token)).Value.Blocks.ShouldBeEmpty();
        await server.PostAsync($"canvases/{canvas}/undo", new { firstSeq = seq, lastSeq = seq }, 200);
        (await server.Documents.ReadAsync(server.Tenant(), canvas, Token)).Value.Blocks.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("{}", 400, "undo_invalid")]
    [InlineData("{\"firstSeq\":3,\"lastSeq\":2}", 400, "undo_invalid")]
    [InlineData("{\"actor\":\"agent:00000000-0000-0000-0000-000000000009\"}", 409, "nothing_to_undo")]
    public async Task Undo_Wrong_IsRefused(string body, int status, string code)
    {
        var canvas = await server.NewCanvasAsync();
        var answer = await server.SendAsync(HttpMethod.Post, $"canvases/{canvas}/undo", JsonElement.Parse(body), status);
        answer.GetProperty("code").GetString().ShouldBe(code);
        await server.SendAsync(HttpMethod.Post, $"canvases/{Guid.CreateVersion7()}/undo", new { actor = "x" }, 404);
    }

    [Fact]
    public async Task Edit_BeyondTheScope_WritesNothing()
    {
        var canvas = await server.NewCanvasAsync();
        await EditAsync(canvas, null, Edits.Block("a"), Edits.Block("b"));
        var (tenant, scope) = (server.Tenant() with { Actor = scout }, new EditScope(new HashSet<string> { "a" }));
        var refused = await server.Collaboration.EditAsync(tenant, canvas, [new SetBlock("a", "Mine", null), new SetBlock("b", "Mine too", null)], scope, Token);
        refused.Error!.Code.ShouldBe("scope_refused");
        (await server.Collaboration.EditAsync(tenant, canvas, [new SetBlock("a", "Mine", null)], scope, Token)).Value.Blocks.Select(block => block.Title).ShouldBe(["Mine", "Title b"]);
    }

    private async Task EditAsync(CanvasId canvas, Actor? actor, params CanvasEdit[] edits)
    {
        var tenant = actor is null ? server.Tenant() : server.Tenant() with { Actor = actor };
        (await server.Documents.EditAsync(tenant, canvas, edits, Token)).IsOk.ShouldBeTrue();
    }
}
