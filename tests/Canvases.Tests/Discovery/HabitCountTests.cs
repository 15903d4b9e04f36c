using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Discovery;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Tests.Discovery;

public sealed class HabitCountTests
{
    private static readonly JsonElement None = JsonSerializer.SerializeToElement(new { });

    [Fact]
    public void Of_StagesOfOneCanvas_CountOnce()
    {
        var habits = HabitCount.Of([Of("Sales", ("data", "analysis")), Of("Sales", ("data", "analysis"), ("data", "content")), Of("Costs", ("data", "analysis"))], null);

        habits.Connections.ShouldBe([new("data", "analysis", 2, 0), new("data", "content", 1, 0)]);
        habits.Goals.ShouldBeEmpty();
    }

    [Fact]
    public void Of_BodiesOfLoops_CountAndTheirOpenerDoesNot()
    {
        var body = Of("", ("fetch", "content")) with { Nodes = [Node("a", "fetch"), Node("b", "content")], Edges = [new("@", "item", "a", "url"), new("a", "markdown", "b", "material"), new("b", "markdown", "@", "result")] };
        var flow = new Flow(2, "Pages", [Node("l", "loop")], []) { Parts = new Dictionary<string, Flow> { ["h"] = body } };

        HabitCount.Of([flow], null).Connections.ShouldBe([new("fetch", "content", 1, 0)]);
    }

    [Fact]
    public void Of_Plans_RankBehindOwnUseAndNameTheTypesOfGoals()
    {
        var habits = HabitCount.Of([Of("Mine", ("search", "content"))], new TwoPlans());

        habits.Connections.ShouldBe([new("search", "content", 1, 0), new("image", "video", 0, 2), new("voice", "video", 0, 1)]);
        habits.Goals.Single().Types.ShouldBe(["image", "video", "voice"]);
    }

    private static Flow Of(string title, params (string From, string To)[] pairs) => new(
        1,
        title,
        [.. pairs.SelectMany((p, i) => new[] { Node($"f{i}", p.From), Node($"t{i}", p.To) })],
        [.. pairs.Select((_, i) => new FlowEdge($"f{i}", "out", $"t{i}", "in"))]);

    private static FlowNode Node(string address, string type) => new(address, type, 1, type, None);

    private sealed class TwoPlans : IPlanExamples
    {
        public IReadOnlyList<PlanExample> Examples { get; } =
        [
            new(["video"], ["image", "video"], [new("image", "video"), new("image", "video")]),
            new(["video"], ["image", "voice", "video"], [new("image", "video"), new("voice", "video")]),
        ];

        public IReadOnlyList<KeyValuePair<string, string>> Goals { get; } = [new("video", "Make a film")];
    }
}
