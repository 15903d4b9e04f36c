using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Tests.Live;

namespace Cadre.Canvases.Tests.Versions;

/// <summary>The log is rolled up, and the time machine still works.</summary>
public class RollupTests(LiveFixture fixture) : IClassFixture<LiveFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Checkpoint_RollsUpOldSessions_NamedMomentsStay()
    {
        await using var server = await TestServer.StartAsync(fixture.Database.Database, fixture.Workspace, new() { CheckpointUpdates = 60, RollUpAfter = TimeSpan.Zero });
        var canvas = await server.NewCanvasAsync();
        await AddAsync(server, canvas, "ada", 0, 30);
        await server.PostAsync($"canvases/{canvas}/versions", new { name = "At fifteen", seq = 15 });
        await AddAsync(server, canvas, "bob", 30, 40);
        await AddAsync(server, canvas, "ada", 40, 60);
        var key = DocumentKey.Of(server.Tenant(), canvas);
        List<ChangeRow> rows;
        while ((rows = await server.Store.ListAsync(server.Tenant(), key, long.MaxValue, 100, Token)).Count > 5)
        {
            await Task.Delay(20, Token);
        }

        rows.Select(row => (row.FirstSeq, row.Seq, row.Changes)).ShouldBe([(41, 60, 20), (31, 40, 10), (16, 30, 15), (1, 15, 15)]);
        foreach (var seq in new[] { 15, 30, 40, 60 })
        {
            (await server.History.ReadAtAsync(server.Tenant(), canvas, seq, Token)).Value.Blocks.Count.ShouldBe(seq);
        }

        (await server.History.ReadAtAsync(server.Tenant(), canvas, 35, Token)).Value.Blocks.Count.ShouldBe(30); // within bob's session: the moment before it
        (await server.History.ListAsync(server.Tenant(), canvas, long.MaxValue, 10, Token)).Value.Items.Select(entry => (entry.Name, entry.Count)).ShouldBe([("ada", 20), ("bob", 10), ("ada", 30)]);
        await server.DisposeAsync();
        await using var again = await TestServer.StartAsync(fixture.Database.Database, fixture.Workspace);
        (await again.Documents.ReadAsync(again.Tenant(), canvas, Token)).Value.Blocks.Count.ShouldBe(60);
        await AddAsync(again, canvas, "ada", 60, 61);
        (await again.History.RestoreAsync(again.Tenant(), canvas, 15, Token)).Value.Blocks.Count.ShouldBe(15);
    }

    private static async Task AddAsync(TestServer server, CanvasId canvas, string person, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            (await server.Documents.EditAsync(server.Tenant(person), canvas, [Edits.Block($"b{i}")], Token)).IsOk.ShouldBeTrue();
        }
    }
}
