using Cadre.Canvases.Contracts;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Tests.Domain;

public sealed class FlowCompilerTests
{
    private static readonly Dictionary<string, StepView> NoResults = [];

    [Fact]
    public void Compile_All_TakesEveryBlockButNotes()
    {
        var compiled = Sketch.Compiler.Compile(Sketch.Pipeline, RunSelection.All, NoResults).Value;
        compiled.Flow.Nodes.Select(n => n.Address).ShouldBe(["a", "b", "c"]);
        compiled.Flow.Edges.Count.ShouldBe(3);
        compiled.LeftOut.ShouldBeEmpty();
        compiled.Flow.Nodes[2].ManyPorts.ShouldBe(["context"]);
    }

    [Fact]
    public void Compile_SameCanvasInAnotherOrder_HasTheSameHash()
    {
        var shuffled = Sketch.Pipeline with { Blocks = [.. Sketch.Pipeline.Blocks.Reverse()] };
        Hash(shuffled).ShouldBe(Hash(Sketch.Pipeline));
    }

    [Fact]
    public void Compile_ChangedSetting_ChangesTheHash() =>
        Hash(Sketch.Pipeline.With(Sketch.Block("a", "source", """{"rows":4}"""))).ShouldNotBe(Hash(Sketch.Pipeline));

    [Fact]
    public void Compile_BrokenBlock_LeavesItAndItsDependantsOut()
    {
        var canvas = Sketch.Pipeline.With(Sketch.Block("b", "worker", """{"mode":"z"}"""));
        var compiled = Sketch.Compiler.Compile(canvas, RunSelection.All, NoResults).Value;
        compiled.Flow.Nodes.Select(n => n.Address).ShouldBe(["a"]);
        compiled.LeftOut.ShouldBe(["b", "c"]);
    }

    [Fact]
    public void Compile_OneBlockWithoutResultsBefore_IsGated()
    {
        var compiled = Sketch.Compiler.Compile(Sketch.Pipeline, new RunSelection(SelectionMode.Block, "b"), NoResults);
        compiled.Error!.Code.ShouldBe("dependencies_not_done");
        compiled.Error.Message.ShouldContain("Block a");
    }

    [Fact]
    public void Compile_OneBlockWithResultsBefore_TakesThemWithTheirOrigin()
    {
        var latest = new Dictionary<string, StepView> { ["a"] = Sketch.Result("a", "table", """{"rowCount":3}""") };
        var node = Sketch.Compiler.Compile(Sketch.Pipeline, new RunSelection(SelectionMode.Block, "b"), latest).Value.Flow.Nodes.ShouldHaveSingleItem();
        var given = node.Given!["input"].ShouldHaveSingleItem();
        given.Value.GetProperty("rowCount").GetInt32().ShouldBe(3);
        given.Sources.ShouldBe(["upload:sales.csv"]);
    }

    [Fact]
    public void Compile_FromHere_TakesWhatFollows()
    {
        var latest = new Dictionary<string, StepView> { ["a"] = Sketch.Result("a", "table", "{}") };
        var compiled = Sketch.Compiler.Compile(Sketch.Pipeline, new RunSelection(SelectionMode.From, "b"), latest).Value;
        compiled.Flow.Nodes.Select(n => n.Address).ShouldBe(["b", "c"]);
    }

    [Theory]
    [InlineData("ghost", "not_found")]
    [InlineData("n", "not_found")]
    public void Compile_UnknownOrPassiveBlock_IsNotFound(string block, string code) =>
        Sketch.Compiler.Compile(Sketch.Pipeline, new RunSelection(SelectionMode.Block, block), NoResults).Error!.Code.ShouldBe(code);

    [Fact]
    public void Compile_EmptyCanvas_HasNothingToRun() =>
        Sketch.Compiler.Compile(new CanvasSnapshot("t", [], []), RunSelection.All, NoResults).Error!.Code.ShouldBe("nothing_to_run");

    private static string Hash(CanvasSnapshot canvas) => Sketch.Compiler.Compile(canvas, RunSelection.All, NoResults).Value.Flow.Hash;
}
