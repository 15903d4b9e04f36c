using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Tests.Engine;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>
/// Flows of the simulation, chosen by the run's id. The last part of an address says what a step does: w waits for an answer, e for an event, t for a time, f fails at first,
/// c takes one of two branches, p has two effects at once, x fails, m fails for one item, l loops, L loops until the first failure, u repeats, s opens its body once, q is pure.
/// </summary>
internal static class SimFlows
{
    public const int Items = 5;
    public const int Lanes = 2;
    public const int Rounds = 3;
    private static readonly Flow Plain = Body("a b", "@.item>a", "a>b", "b>@.collect");

    private static readonly FlowGraph[] All =
    [
        Graph("a b d", "a>b", "b>d"),
        Graph("a p1 p2 p3 j", "a>p1", "a>p2", "a>p3", "p1>j", "p2>j", "p3>j"),
        Graph("c l r j", "c.true>l", "c.false>r", "l>j", "r>j"),
        Graph("a w b", "a>w", "w>b"),
        Graph("f1 f2 j", "f1>j", "f2>j"),
        Graph("x b j y", "x>b", "y>j"),
        Opening("lo", Plain),
        Opening("lo", Body("m b", "@.item>m", "m>b", "b>@.collect")),
        Opening("Lo", Body("m b", "@.item>m", "m>b", "b>@.collect")),
        Opening("uo", Plain),
        Opening("lo", Nested("so", Body("f w", "@.item>f", "f>w", "w>@.collect"))),
        Opening("so", Nested("lo", Body("t b", "@.item>t", "t>b", "b>@.collect"))),
        Graph("a e b", "a>e", "e>b"),
        Graph("q1 q2 c q3 b q4", "q1>q2", "q2>c", "c.true>q3", "c.false>b", "q3>q4", "b>q4"),
        Graph("q1 q2 w q3", "q1>q2", "q2>w", "w>q3"),
        Opening("lo", Body("q b", "@.item>q", "q>b", "b>@.collect")),
        Resolve(TestFlows.Of([.. "a p1 f1 w".Split(' ').Select(Node), Node("j") with { JoinAfter = 2 }, Node("b")], ["a>p1", "a>f1", "a>w", "p1>j", "f1>j", "w>j", "j>b"]) with { Format = 2 }),
    ];

    public static FlowGraph Of(RunId run) => All[run.Value.ToByteArray()[15] % All.Length];

    /// <summary>The graph that a step is in and its place there, by its whole address; null when there is no such step.</summary>
    public static (FlowGraph Graph, int Position)? Place(FlowGraph graph, string address)
    {
        var parts = address.Split('/');
        foreach (var part in parts[..^1])
        {
            var opener = part.Split('[')[0];
            if (!graph.TryFind(opener, out var at) || graph.Bodies[at] is not { } body)
            {
                return null;
            }

            graph = body;
        }

        return graph.TryFind(parts[^1], out var position) ? (graph, position) : null;
    }

    private static FlowGraph Opening(string opener, Flow body)
    {
        var flow = TestFlows.Of([Node("a"), Node(opener) with { Body = (body with { Parts = null }).Hash }, Node("b")], [$"a>{opener}", $"{opener}.out>b"]);
        return Resolve(TestBodies.Nest(flow, body));
    }

    private static Flow Nested(string opener, Flow body)
    {
        var flow = TestFlows.Of([Node(opener) with { Body = body.Hash }, Node("b")], [$"@.item>{opener}", $"{opener}.out>b", "b>@.collect"]);
        return TestBodies.Nest(flow, body) with { Format = 1 };
    }

    private static Flow Body(string nodes, params string[] edges) => TestFlows.Of(nodes.Split(' ').Select(Node), edges);

    private static FlowNode Node(string address) => TestFlows.Node(address, address[0] == 'q' ? "pure" : "test") with { Retry = address[0] == 'f' ? new(3, 0.5, 1) : null };

    private static FlowGraph Graph(string nodes, params string[] edges) => Resolve(Body(nodes, edges));

    private static FlowGraph Resolve(Flow flow) => FlowGraph.Resolve(flow, 100).Value;
}
