using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Tests.Engine;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>Flows of the simulation, chosen by the run's id. Addresses say what a step does: w waits for an answer, f fails at first, c takes one of two branches, p has two effects at once.</summary>
internal static class SimFlows
{
    private static readonly FlowGraph[] All =
    [
        Graph("a b d", "a>b", "b>d"),
        Graph("a p1 p2 p3 j", "a>p1", "a>p2", "a>p3", "p1>j", "p2>j", "p3>j"),
        Graph("c l r j", "c.true>l", "c.false>r", "l>j", "r>j"),
        Graph("a w b", "a>w", "w>b"),
        Graph("f1 f2 j", "f1>j", "f2>j"),
        Graph("x b j y", "x>b", "y>j"),
    ];

    public static FlowGraph Of(RunId run) => All[run.Value.ToByteArray()[15] % All.Length];

    private static FlowGraph Graph(string nodes, params string[] edges) => FlowGraph.Resolve(
        TestFlows.Of(nodes.Split(' ').Select(n => TestFlows.Node(n) with { Retry = n[0] == 'f' ? new(3, 0.5, 1) : null }), edges), 100).Value;
}
