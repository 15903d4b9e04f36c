using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Tests.Domain;

public sealed class BodyCompilerTests
{
    private static readonly Dictionary<string, StepView> NoResults = [];

    [Fact]
    public void Compile_Loop_PutsWhatIsWithinIntoItsBody()
    {
        var flow = Flow("before loop:L a b after", "before.out>L.items", "L.item>a.in", "a.out>b.in", "b.out>L.collect", "L.results>after.in");
        flow.Format.ShouldBe(2);
        flow.Nodes.Select(n => n.Address).ShouldBe(["L", "after", "before"]);
        var body = flow.Parts!.ShouldHaveSingleItem();
        flow.Nodes[0].Body.ShouldBe(body.Key);
        body.Value.Nodes.Select(n => n.Address).ShouldBe(["a", "b"]);
        body.Value.Edges.ShouldContain(new FlowEdge(Runs.Contracts.Flow.Opener, "item", "a", "in"));
        body.Value.Edges.ShouldContain(new FlowEdge("b", "out", Runs.Contracts.Flow.Opener, "collect"));
    }

    [Fact]
    public void Compile_ValueFromAroundALoop_ComesInThroughItsOpener()
    {
        var flow = Flow("x loop:L a", "x.out>a.in", "x.out>L.items", "L.item>a.in", "a.out>L.collect");
        flow.Edges.ShouldContain(new FlowEdge("x", "out", "L", "from:x.out"));
        flow.Parts!.Values.Single().Edges.ShouldContain(new FlowEdge(Runs.Contracts.Flow.Opener, "from:x.out", "a", "in"));
    }

    [Fact]
    public void Compile_LoopInALoop_CapturesThroughBoth()
    {
        var flow = Flow("x loop:L loop:M a b", "x.out>L.items", "L.item>M.items", "M.item>a.in", "x.out>a.in", "L.item>a.in", "a.out>M.collect", "M.results>b.in", "b.out>L.collect");
        var outer = flow.Parts![flow.Nodes.Single(n => n.Address == "L").Body!];
        var inner = flow.Parts[outer.Nodes.Single(n => n.Address == "M").Body!];
        outer.Nodes.Select(n => n.Address).ShouldBe(["M", "b"]);
        inner.Edges.ShouldContain(new FlowEdge(Runs.Contracts.Flow.Opener, "from:L.item", "a", "in"));
        outer.Edges.ShouldContain(new FlowEdge(Runs.Contracts.Flow.Opener, "item", "M", "from:L.item"));
        outer.Edges.ShouldContain(new FlowEdge(Runs.Contracts.Flow.Opener, "from:x.out", "M", "from:x.out"));
    }

    [Theory]
    [InlineData("loop:L a", "a.out>L.items,L.item>a.in", "L", "loop_feeds_itself")]
    [InlineData("x loop:L", "x.out>L.items", "L", "body_empty")]
    [InlineData("x loop:L a", "x.out>L.items,L.item>a.in,x.out>L.collect,a.out>L.collect", "L", "return_from_outside")]
    [InlineData("x loop:L a", "x.out>L.items,L.item>a.in,L.results>a.in,a.out>L.collect", "a", "inside_waits_for_loop")]
    [InlineData("x loop:L loop:M a", "x.out>L.items,x.out>M.items,L.item>a.in,M.item>a.in", "a", "in_two_loops")]
    public void Check_WrongLoop_SaysSoOnTheBlock(string blocks, string wires, string block, string code)
    {
        var problem = Sketch.Checker.Check(Canvas(blocks, wires.Split(',')))[block].Single(p => !p.Warning);
        problem.Code.ShouldBe(code);
        problem.Message.ShouldContain("'");
        problem.Fix.Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Compile_BlockWithinALoopAlone_NamesTheLoop()
    {
        var compiled = Sketch.Compiler.Compile(Canvas("x loop:L a", "x.out>L.items", "L.item>a.in", "a.out>L.collect"), new RunSelection(SelectionMode.Block, "a"), NoResults);
        compiled.Error!.Code.ShouldBe("block_within");
    }

    [Theory]
    [InlineData("""{"mode":"any"}""", 1)]
    [InlineData("""{"mode":"count","count":2}""", 2)]
    [InlineData("""{"mode":"all"}""", null)]
    public void Compile_Join_BeginsAfterSoMany(string settings, int? after)
    {
        var canvas = Canvas("x y", []).With(Sketch.Block("j", "join", settings)).With(Sketch.Wire("x", "out", "j", "in"), Sketch.Wire("y", "out", "j", "in"));
        Sketch.Compiler.Compile(canvas, RunSelection.All, NoResults).Value.Flow.Nodes[0].JoinAfter.ShouldBe(after);
    }

    [Theory]
    [InlineData("""{"method":"GET","undo":{"url":"x"}}""", SideEffect.None)]
    [InlineData("""{"method":"POST","undo":{"url":"x"}}""", SideEffect.Compensable)]
    [InlineData("""{"method":"POST"}""", SideEffect.Final)]
    public void Compile_SettingsDecide_WhatItDoesOutside(string settings, SideEffect expected) =>
        Sketch.Compiler.Compile(Canvas("", []).With(Sketch.Block("s", "step", settings)), RunSelection.All, NoResults).Value.Flow.Nodes[0].SideEffect.ShouldBe(expected);

    [Fact]
    public async Task Compile_SubCanvas_IsItsFlowByHash()
    {
        var (main, other) = (new CanvasId(Guid.NewGuid()), new CanvasId(Guid.NewGuid()));
        var called = new CanvasSnapshot("Other", [Sketch.Block("i", "input", "{}"), Sketch.Block("o", "output", """{"name":"answer"}""")], [Sketch.Wire("i", "value", "o", "value")]);
        var flow = (await CompileAsync(main, Calling(other), new() { [other] = called })).Value.Flow;
        var body = flow.Parts![flow.Nodes.Single().Body!];
        body.Edges.ShouldContain(new FlowEdge(Runs.Contracts.Flow.Opener, "input", "i", "input"));
        body.Edges.ShouldContain(new FlowEdge("o", "value", Runs.Contracts.Flow.Opener, "answer"));
    }

    [Fact]
    public async Task Compile_CanvasThatRunsItself_NamesTheCircle()
    {
        var (main, other) = (new CanvasId(Guid.NewGuid()), new CanvasId(Guid.NewGuid()));
        var error = (await CompileAsync(main, Calling(other), new() { [other] = Calling(main) with { Title = "Other" } })).Error!;
        error.Code.ShouldBe("canvas_recursion");
        error.Message.ShouldContain("'Main' → 'Other' → 'Main'");
    }

    private static CanvasSnapshot Calling(CanvasId canvas) => new("Main", [Sketch.Block("c", "call", $$"""{"canvas":"{{canvas}}"}""")], []);

    private static async Task<Result<CompiledCanvas>> CompileAsync(CanvasId id, CanvasSnapshot canvas, Dictionary<CanvasId, CanvasSnapshot> others)
    {
        var library = await SubCanvases.LoadAsync(id, canvas, Sketch.Catalog, other => Task.FromResult<Result<CanvasSnapshot>>(others.TryGetValue(other, out var found) ? found : Error.NotFound("canvas")));
        return Sketch.Compiler.Compile(canvas, RunSelection.All, NoResults, library);
    }

    private static Flow Flow(string blocks, params string[] wires) => Sketch.Compiler.Compile(Canvas(blocks, wires), RunSelection.All, NoResults).Value.Flow;

    /// <summary>Blocks as <c>id</c> (a step) or <c>type:id</c>; wires as <c>a.out>b.in</c>.</summary>
    private static CanvasSnapshot Canvas(string blocks, params string[] wires) => new(
        "Main",
        [.. blocks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(b => b.Split(':')).Select(b => Sketch.Block(b[^1], b.Length > 1 ? b[0] : "step", "{}"))],
        [.. wires.Select(w => w.Split('.', '>')).Select(w => Sketch.Wire(w[0], w[1], w[2], w[3]))]);
}
