using System.Text.Json;
using Cadre.Canvases.Compare;
using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Tests.Compare;

public class CanvasComparisonTests
{
    private static readonly CanvasConnection Edge = new("e", "a", "out", "b", "in");

    [Fact]
    public void Of_SameCanvas_IsEmpty()
    {
        var canvas = Canvas([Block("a"), Block("b")], Edge);
        CanvasComparison.Of(canvas, canvas).Counts.ShouldBe(new DiffCounts(0, 0, 0, 0, 0));
    }

    [Fact]
    public void Of_BlocksAndConnections_TellsWhatCameAndWent()
    {
        var diff = CanvasComparison.Of(Canvas([Block("a"), Block("b")], Edge), Canvas([Block("a"), Block("c")], Edge with { To = "c" }, Edge with { Id = "f" }));
        diff.Blocks.Added.ShouldHaveSingleItem().Id.ShouldBe("c");
        diff.Blocks.Removed.ShouldHaveSingleItem().Id.ShouldBe("b");
        diff.Connections.Added.ShouldHaveSingleItem().Id.ShouldBe("f");
        diff.Connections.Changed.ShouldHaveSingleItem().After.To.ShouldBe("c");
        diff.Counts.ShouldBe(new DiffCounts(1, 1, 0, 0, 2));
    }

    [Fact]
    public void Of_Fields_TellsEachWithItsPathAndText()
    {
        var before = Block("a", """{"prompt":"write a short poem","n":1,"gone":true}""");
        var after = Block("a", """{"prompt":"write a long poem","n":2,"new":[1]}""") with { Title = "A new title", Box = new(5, 6, 7, 8) };
        var diff = CanvasComparison.Of(Canvas([before]), Canvas([after]));
        diff.Blocks.Moved.ShouldHaveSingleItem().To.ShouldBe([5, 6, 7, 8]);
        var fields = diff.Blocks.Changed.ShouldHaveSingleItem().Fields;
        fields.Select(field => field.Path).ShouldBe(["settings.gone", "settings.n", "settings.new", "settings.prompt", "title"]);
        fields[0].After.ShouldBeNull();
        fields[2].Before.ShouldBeNull();
        fields[3].Text!.Select(part => (part.Op, part.Text)).ShouldBe([("equal", "write a "), ("delete", "short"), ("insert", "long"), ("equal", " poem")]);
        fields[1].Text.ShouldBeNull();
    }

    [Theory]
    [InlineData(100)]
    [InlineData(20_000)]
    public void Texts_PutTogether_AreBothSides(int length)
    {
        var random = new Random(length);
        var before = string.Concat(Enumerable.Range(0, length / 5).Select(i => i % 7 == 0 ? "line\r\n" : $"w{random.Next(9)} "));
        var after = before.Replace("w3", "other words", StringComparison.Ordinal).Insert(before.Length / 2, "\n\n");
        var parts = TextComparison.Of(before, after);
        string.Concat(parts.Where(part => part.Op != "insert").Select(part => part.Text)).ShouldBe(before);
        string.Concat(parts.Where(part => part.Op != "delete").Select(part => part.Text)).ShouldBe(after);
    }

    [Fact]
    public void Fields_RoundTrip()
    {
        var block = Block("a", """{"a.b":{"deep":[1,null]},"x":""}""") with { Why = "because", Parent = "g", Version = 3, Props = JsonElement.Parse("""{"text":"note","locked":true}""") };
        var again = BlockFieldMap.With(Block("a"), BlockFieldMap.Of(block));
        JsonElement.DeepEquals(JsonSerializer.SerializeToElement(again), JsonSerializer.SerializeToElement(block)).ShouldBeTrue();
    }

    private static CanvasBlock Block(string id, string settings = "{}") => new(id, "content", $"Title {id}", JsonElement.Parse(settings));

    private static CanvasSnapshot Canvas(CanvasBlock[] blocks, params CanvasConnection[] connections) => new("Test", blocks, connections);
}
