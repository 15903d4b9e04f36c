using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Live;

public class CanvasDocumentsTests(LiveFixture fixture) : IClassFixture<LiveFixture>
{
    private readonly TestServer server = fixture.Server;

    [Fact]
    public async Task Edit_SeveralKinds_ReadsBack()
    {
        var canvas = await server.NewCanvasAsync();
        await EditAsync(canvas, new SetTitle("Plan"), Edits.Block("b1"), Edits.Block("b2", "b1"), Edits.Connection("e1", "b1", "b2"));
        await EditAsync(canvas, new SetBlock("b1", "New", JsonElement.Parse("""{"n":1.5}""")), new MoveBlock("b1", new(10, 20, 30, 40)));
        var read = (await server.Documents.ReadAsync(server.Tenant(), canvas, TestContext.Current.CancellationToken)).Value;
        read.Title.ShouldBe("Plan");
        var block = read.Blocks[0];
        (block.Id, block.Title, block.Settings.GetRawText(), block.Box).ShouldBe(("b1", "New", """{"n":1.5}""", new CanvasBox(10, 20, 30, 40)));
        read.Blocks[1].Parent.ShouldBe("b1");
        read.Connections.ShouldHaveSingleItem().ShouldBe(new CanvasConnection("e1", "b1", "out", "b2", "in"));
    }

    [Fact]
    public async Task Edit_RemoveBlock_TakesItsConnectionsAndFreesItsChildren()
    {
        var canvas = await server.NewCanvasAsync();
        await EditAsync(canvas, Edits.Block("g"), Edits.Block("a", "g"), Edits.Block("b"), Edits.Connection("e", "g", "b"));
        var after = await EditAsync(canvas, new RemoveBlock("g"));
        after.Value.Blocks.Select(b => (b.Id, b.Parent)).ShouldBe([("a", null), ("b", null)]);
        after.Value.Connections.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("block_exists")]
    [InlineData("block_unknown")]
    [InlineData("connection_unknown")]
    [InlineData("connection_to_itself")]
    [InlineData("parent_cycle")]
    public async Task Edit_OneIsWrong_WritesNone(string code)
    {
        var canvas = await server.NewCanvasAsync();
        await EditAsync(canvas, Edits.Block("b1"));
        CanvasEdit wrong = code switch
        {
            "block_exists" => Edits.Block("b1"),
            "block_unknown" => new MoveBlock("nope", new(0, 0, 1, 1)),
            "connection_unknown" => new Disconnect("nope"),
            "parent_cycle" => Edits.Block("b9", "b9"),
            _ => Edits.Connection("e", "b1", "b1"),
        };
        var result = await EditAsync(canvas, Edits.Block("b2"), wrong);
        (code == "parent_cycle" ? "block_unknown" : code).ShouldBe(result.Error!.Code);
        var read = await server.Documents.ReadAsync(server.Tenant(), canvas, TestContext.Current.CancellationToken);
        read.Value.Blocks.ShouldHaveSingleItem().Id.ShouldBe("b1");
    }

    [Fact]
    public async Task Edit_ByViewer_IsForbidden()
    {
        var canvas = await server.NewCanvasAsync();
        var result = await server.Documents.EditAsync(server.Tenant(role: Role.Viewer), canvas, [Edits.Block("b")], TestContext.Current.CancellationToken);
        result.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public async Task Read_CanvasOfAnotherWorkspace_IsNotFound()
    {
        var canvas = await server.NewCanvasAsync();
        var stranger = server.Tenant() with { Workspace = new(Guid.CreateVersion7()) };
        (await server.Documents.ReadAsync(stranger, canvas, TestContext.Current.CancellationToken)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    private Task<Result<CanvasSnapshot>> EditAsync(CanvasId canvas, params CanvasEdit[] edits) =>
        server.Documents.EditAsync(server.Tenant(), canvas, edits, TestContext.Current.CancellationToken);
}
