using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Pictures;
using Cadre.Canvases.Tests.Domain;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Pictures;

public class PictureReadingTests
{
    [Fact]
    public void Of_BlocksAndConnections_AreColumnsInPaintOrder()
    {
        var doc = Canvas(
            new AddBlock(Block("f", "frame", null)),
            new AddBlock(Block("a", "source", "f")),
            new AddBlock(Block("b", "worker", "f")),
            new AddBlock(Block("x", "gone.type", null)),
            new Connect(new CanvasConnection("1", "a", "count", "b", "input")),
            new Connect(new CanvasConnection("2", "b", "text", "x", "anything")));
        var picture = PictureReading.Of(doc, Sketch.Catalog);
        picture.Blocks.Ids.ShouldBe(["f", "a", "b", "x"]);
        picture.Blocks.Parents.ShouldBe([-1, 0, 0, -1]);
        picture.Types.Select(type => (type.Type, type.Color is null)).ShouldBe([("frame", true), ("source", false), ("worker", false), ("gone.type", true)]);
        picture.Blocks.Boxes.Take(4).ShouldBe([10.3, -4, 300, 200]);
        picture.Connections.ShouldBe([1, 1, 2, 0, 2, 0, 3, -1], ignoreOrder: false);
    }

    [Fact]
    public void Of_ChangedTitleNoteAndColor_AreTheNewestOnes()
    {
        var doc = Canvas(
            new AddBlock(Block("a", "source", null)),
            new AddBlock(Block("n", "note", null) with { Props = JsonElement.Parse($$"""{"text":"{{new string('m', 400)}}","color":"pink"}""") }),
            new SetBlock("a", "Renamed", null));
        var blocks = PictureReading.Of(doc, Sketch.Catalog).Blocks;
        blocks.Texts.ShouldBe(["Renamed", new string('m', 160)]);
        blocks.Colors.ShouldBe(new Dictionary<int, string> { [1] = "pink" });
    }

    [Fact]
    public void Of_BrokenEdgesAndPlaces_AreLeftOut()
    {
        var doc = Canvas(new AddBlock(Block("a", "source", null)));
        doc.GetMap("edges")["e"] = new SharedMap { { "from", new Any[] { "a", "table" } }, { "to", new Any[] { "nobody", "input" } } };
        doc.GetMap("geo")["a"] = new Any[] { double.NaN, 5, 10, 10 };
        var picture = PictureReading.Of(doc, Sketch.Catalog);
        picture.Connections.ShouldBeEmpty();
        picture.Blocks.Boxes.ShouldBe([0, 5, 10, 10]);
    }

    private static CanvasBlock Block(string id, string type, string? parent) =>
        new(id, type, $"Block {id}", JsonElement.Parse("{}")) { Parent = parent, Box = new(10.26, -4, 300, 200) };

    private static Doc Canvas(params CanvasEdit[] edits)
    {
        var doc = new Doc();
        doc.Transact(_ => CanvasEditing.Apply(doc, Actor.System, edits).IsOk.ShouldBeTrue());
        return doc;
    }
}
