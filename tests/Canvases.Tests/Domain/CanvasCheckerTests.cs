using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Tests.Domain;

public sealed class CanvasCheckerTests
{
    [Fact]
    public void Check_SoundCanvas_HasNoProblems() => Sketch.Checker.Check(Sketch.Pipeline).ShouldBeEmpty();

    [Theory]
    [InlineData("""{}""", "setting_missing")]
    [InlineData("""{"rows":0}""", "setting_invalid")]
    [InlineData("""{"rows":"many"}""", "setting_invalid")]
    [InlineData("""{"rows":1,"extra":true}""", "setting_unknown")]
    public void Check_BadSettings_NameTheFault(string settings, string code) =>
        Codes(Sketch.Pipeline.With(Sketch.Block("a", "source", settings)), "a").ShouldContain(code);

    [Fact]
    public void Check_UnknownType_IsOnTheBlock() => Codes(Sketch.Pipeline.With(Sketch.Block("x", "teleport", "{}")), "x").ShouldBe(["type_unknown"]);

    [Fact]
    public void Check_WrongPortTypes_IsOnTheTarget()
    {
        var canvas = Sketch.Pipeline.With(Sketch.Wire("c", "out", "b", "input"));
        Codes(canvas, "b").ShouldContain("port_type");
    }

    [Fact]
    public void Check_UnknownPorts_AreOnTheTarget()
    {
        var canvas = Sketch.Pipeline.With(Sketch.Wire("a", "nothing", "c", "context"), Sketch.Wire("a", "table", "b", "nowhere"));
        Codes(canvas, "c").ShouldContain("port_unknown");
        Codes(canvas, "b").ShouldContain("port_unknown");
    }

    [Fact]
    public void Check_Cycle_IsOnEveryBlockOfItAndOnNoOther()
    {
        var canvas = Sketch.Pipeline.With(Sketch.Wire("c", "out", "b", "input"));
        Codes(canvas, "b").ShouldContain("cycle");
        Codes(canvas, "c").ShouldContain("cycle");
        Sketch.Checker.Check(canvas).ContainsKey("a").ShouldBeFalse();
    }

    [Fact]
    public void Check_NothingToWorkOn_SaysWhatIsNeeded()
    {
        var lone = new CanvasSnapshot("t", [Sketch.Block("b", "worker", "{}"), Sketch.Block("c", "sink", "{}")], []);
        Codes(lone, "b").ShouldBe(["input_missing"]);
        Codes(lone, "c").ShouldBe(["input_missing"]);
        Codes(lone.With(Sketch.Block("c", "sink", """{"text":"given"}""")), "c").ShouldBeEmpty();
    }

    private static IEnumerable<string> Codes(CanvasSnapshot canvas, string block) =>
        Sketch.Checker.Check(canvas).GetValueOrDefault(block, []).Select(p => p.Code);
}
