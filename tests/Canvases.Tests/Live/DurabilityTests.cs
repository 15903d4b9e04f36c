using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Persistence;

namespace Cadre.Canvases.Tests.Live;

/// <summary>Logs, checkpoints, leases: what was answered is there, whatever happens to the node.</summary>
public class DurabilityTests(LiveFixture fixture) : IClassFixture<LiveFixture>
{
    [Fact]
    public async Task Edit_NodeVanishes_AnotherHasAllThatWasAnswered()
    {
        var first = await TestServer.StartAsync(fixture.Database.Database, fixture.Workspace, new() { RenewEvery = TimeSpan.FromHours(1) });
        var canvas = await first.NewCanvasAsync();
        var edits = Enumerable.Range(0, 40).Select(i => first.Documents.EditAsync(first.Tenant(), canvas, [Edits.Block($"b{i}")], TestContext.Current.CancellationToken));
        (await Task.WhenAll(edits)).ShouldAllBe(result => result.IsOk);

        // The first node neither renews nor gives back: to the second it is dead once its lease has run out, which is soon.
        await fixture.EndLeaseSoonAsync(canvas);
        await using var second = await TestServer.StartAsync(fixture.Database.Database, fixture.Workspace);
        var read = await second.Documents.ReadAsync(second.Tenant(), canvas, TestContext.Current.CancellationToken);
        read.Value.Blocks.Count.ShouldBe(40);

        // And the first one, still believing it owns the document, cannot write any more.
        var late = await first.Documents.EditAsync(first.Tenant(), canvas, [Edits.Block("late")], TestContext.Current.CancellationToken);
        late.Error!.Code.ShouldBe("document_moved");
        (await second.Documents.ReadAsync(second.Tenant(), canvas, TestContext.Current.CancellationToken)).Value.Blocks.Count.ShouldBe(40);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task Stop_GivesTheLeaseBackAtOnce()
    {
        var first = await TestServer.StartAsync(fixture.Database.Database, fixture.Workspace);
        var canvas = await first.NewCanvasAsync();
        await first.Documents.EditAsync(first.Tenant(), canvas, [Edits.Block("b")], TestContext.Current.CancellationToken);
        await first.DisposeAsync();
        await using var second = await TestServer.StartAsync(fixture.Database.Database, fixture.Workspace, new() { WaitForLease = TimeSpan.Zero });
        (await second.Documents.ReadAsync(second.Tenant(), canvas, TestContext.Current.CancellationToken)).Value.Blocks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Edit_ManyChanges_StoresCheckpointsThatLoad()
    {
        await using var server = await TestServer.StartAsync(fixture.Database.Database, fixture.Workspace, new() { CheckpointUpdates = 10 });
        var canvas = await server.NewCanvasAsync();
        for (var i = 0; i < 25; i++)
        {
            await server.Documents.EditAsync(server.Tenant(), canvas, [Edits.Block($"b{i}")], TestContext.Current.CancellationToken);
        }

        var stored = await server.Store.ReadAsync(DocumentKey.Of(server.Tenant(), canvas), null, TestContext.Current.CancellationToken);
        stored.Checkpoint!.Seq.ShouldBe(20);
        stored.Updates.Count.ShouldBe(5);
        var doc = new Crdt.Doc();
        StoredDocuments.Load(doc, stored);
        CanvasContent.Read(doc).Blocks.Count.ShouldBe(25);
    }

    [Fact]
    public async Task Idle_Document_IsUnloadedAndOpensAgain()
    {
        await using var server = await TestServer.StartAsync(fixture.Database.Database, fixture.Workspace, new() { IdleUnload = TimeSpan.Zero, RenewEvery = TimeSpan.FromMilliseconds(20) });
        var canvas = await server.NewCanvasAsync();
        var key = DocumentKey.Of(server.Tenant(), canvas);
        var before = (await server.Live.OpenAsync(key, TestContext.Current.CancellationToken)).Value;
        while (!before.IsClosed)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        (await server.Documents.EditAsync(server.Tenant(), canvas, [Edits.Block("b")], TestContext.Current.CancellationToken)).Error?.Code.ShouldBe("document_moved");
        (await server.Live.OpenAsync(key, TestContext.Current.CancellationToken)).Value.ShouldNotBeSameAs(before);
    }

    [Fact]
    public async Task Edit_Title_ReachesTheListOfCanvases()
    {
        var server = fixture.Server;
        var canvas = await server.NewCanvasAsync();
        await server.Documents.EditAsync(server.Tenant(), canvas, [new Contracts.SetTitle("Renamed")], TestContext.Current.CancellationToken);
        var store = new CanvasStore(fixture.Database.Database, TimeProvider.System);
        while ((await store.FindAsync(server.Tenant(), canvas, TestContext.Current.CancellationToken))!.Title != "Renamed")
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task History_ListsLooksAndRestores()
    {
        var server = fixture.Server;
        var canvas = await server.NewCanvasAsync();
        await server.Documents.EditAsync(server.Tenant("ada"), canvas, [Edits.Block("b1"), Edits.Block("b2")], TestContext.Current.CancellationToken);
        await server.Documents.EditAsync(server.Tenant("bob"), canvas, [new Contracts.RemoveBlock("b1"), new Contracts.SetBlock("b2", "Changed", null)], TestContext.Current.CancellationToken);
        var entries = (await server.History.ListAsync(server.Tenant(), canvas, long.MaxValue, 10, TestContext.Current.CancellationToken)).Value.Items;
        entries.Select(entry => (entry.Name, entry.LastSeq)).ShouldBe([("bob", 2L), ("ada", 1L)]);
        var then = (await server.History.ReadAtAsync(server.Tenant(), canvas, 1, TestContext.Current.CancellationToken)).Value;
        then.Blocks.Select(block => block.Title).ShouldBe(["Title b1", "Title b2"]);
        var restored = (await server.History.RestoreAsync(server.Tenant("carl"), canvas, 1, TestContext.Current.CancellationToken)).Value;
        restored.Blocks.Select(block => block.Title).ShouldBe(["Title b1", "Title b2"]);
        (await server.History.ListAsync(server.Tenant(), canvas, long.MaxValue, 10, TestContext.Current.CancellationToken)).Value.Items[0].Name.ShouldBe("carl");
        (await server.History.ReadAtAsync(server.Tenant(), canvas, 99, TestContext.Current.CancellationToken)).Error!.Kind.ShouldBe(Kernel.ErrorKind.NotFound);
    }
}
