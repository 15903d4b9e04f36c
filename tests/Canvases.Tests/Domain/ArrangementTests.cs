using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;

namespace Cadre.Canvases.Tests.Domain;

public sealed class ArrangementTests
{
    [Fact]
    public void Of_BlocksOnOneSpot_AreLaidOutByDependencyWithoutOverlap()
    {
        var arranged = Arrangement.Of(Sketch.Pipeline.Blocks, Sketch.Pipeline.Connections);
        arranged.Single(b => b.Id == "a").Box.X.ShouldBeLessThan(arranged.Single(b => b.Id == "b").Box.X);
        arranged.Single(b => b.Id == "b").Box.X.ShouldBeLessThan(arranged.Single(b => b.Id == "c").Box.X);
        arranged.Select(b => (b.Box.X, b.Box.Y)).Distinct().Count().ShouldBe(arranged.Count);
    }

    [Fact]
    public void Of_PlacedBlocks_StayWhereTheyAre()
    {
        var placed = Sketch.Pipeline.Blocks.Select((b, i) => b with { Box = new CanvasBox(i * 10, 5, 100, 100) }).ToList();
        Arrangement.Of(placed, Sketch.Pipeline.Connections).ShouldBe(placed);
    }

    [Fact]
    public void Of_Circle_Ends() =>
        Arrangement.Of(Sketch.Pipeline.Blocks, [Sketch.Wire("a", "table", "b", "input"), Sketch.Wire("b", "text", "a", "input")]).Count.ShouldBe(4);
}
