using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>A flow, or a body within it, with its connections resolved to positions: what the state machine walks. Immutable and shared by all runs of the flow.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, int> positions;

    private FlowGraph(Flow flow, Dictionary<string, int> positions, FlowGraph?[] bodies)
    {
        Flow = flow;
        this.positions = positions;
        Bodies = bodies;
        Hash = flow.Hash;
        var incoming = flow.Nodes.Select(_ => new List<FlowEdge>()).ToArray();
        var targets = flow.Nodes.Select(_ => new SortedSet<int>()).ToArray();
        foreach (var edge in flow.Edges.Where(e => e.To != Flow.Opener))
        {
            incoming[positions[edge.To]].Add(edge);
            if (edge.From != Flow.Opener)
            {
                targets[positions[edge.From]].Add(positions[edge.To]);
            }
        }

        Incoming = [.. incoming.Select(e => e.ToArray())];
        Targets = [.. targets.Select(t => t.ToArray())];
        SourceCounts = [.. incoming.Select(e => e.Select(x => x.From).Where(f => f != Flow.Opener).Distinct(StringComparer.Ordinal).Count())];
        Exits = [.. flow.Edges.Where(e => e.To == Flow.Opener)];
    }

    public Flow Flow { get; }

    public string Hash { get; }

    public int Count => Flow.Nodes.Count;

    /// <summary>Connections into each step, in order of connection.</summary>
    public FlowEdge[][] Incoming { get; }

    /// <summary>Steps that depend directly on each step, without doubles.</summary>
    public int[][] Targets { get; }

    /// <summary>How many different steps each step waits for.</summary>
    public int[] SourceCounts { get; }

    /// <summary>The body of each step that opens one.</summary>
    public FlowGraph?[] Bodies { get; }

    /// <summary>In a body: connections that lead out of it, to the step that opened it.</summary>
    public FlowEdge[] Exits { get; }

    public FlowNode Node(int position) => Flow.Nodes[position];

    public bool TryFind(string address, out int position) => positions.TryGetValue(address, out position);

    public int Position(string address) => positions[address];

    /// <summary>A step and everything after it.</summary>
    public HashSet<int> From(int from)
    {
        var reached = new HashSet<int> { from };
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out var next))
        {
            foreach (var target in Targets[next].Where(reached.Add))
            {
                open.Enqueue(target);
            }
        }

        return reached;
    }

    /// <summary>Checks a flow and resolves it.</summary>
    public static Result<FlowGraph> Resolve(Flow flow, int maxSteps) => new FlowResolution(flow, maxSteps).Resolve();

    /// <summary>Builds the graph of a flow whose addresses and bodies were checked; null when its connections form a circle.</summary>
    internal static FlowGraph? Build(Flow flow, Dictionary<string, int> positions, FlowGraph?[] bodies)
    {
        var graph = new FlowGraph(flow, positions, bodies);
        return graph.HasCycle() ? null : graph;
    }

    private bool HasCycle()
    {
        var missing = SourceCounts.ToArray();
        var open = new Queue<int>(Enumerable.Range(0, Count).Where(i => missing[i] == 0));
        var seen = 0;
        while (open.TryDequeue(out var next))
        {
            seen++;
            foreach (var target in Targets[next])
            {
                if (--missing[target] == 0)
                {
                    open.Enqueue(target);
                }
            }
        }

        return seen < Count;
    }
}
