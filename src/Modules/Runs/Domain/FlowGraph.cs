using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>A flow with its connections resolved to positions: what the state machine walks. Immutable and shared by all runs of the flow.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, int> positions;

    private FlowGraph(Flow flow, Dictionary<string, int> positions)
    {
        Flow = flow;
        this.positions = positions;
        Hash = flow.Hash;
        var incoming = flow.Nodes.Select(_ => new List<FlowEdge>()).ToArray();
        var targets = flow.Nodes.Select(_ => new SortedSet<int>()).ToArray();
        foreach (var edge in flow.Edges)
        {
            incoming[positions[edge.To]].Add(edge);
            targets[positions[edge.From]].Add(positions[edge.To]);
        }

        Incoming = [.. incoming.Select(e => e.ToArray())];
        Targets = [.. targets.Select(t => t.ToArray())];
        SourceCounts = [.. incoming.Select(e => e.Select(x => x.From).Distinct(StringComparer.Ordinal).Count())];
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
    public static Result<FlowGraph> Resolve(Flow flow, int maxSteps)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        if (flow.Format != 1)
        {
            return Invalid("flow_format", $"Flow format {flow.Format} is unknown.");
        }

        if (flow.Nodes.Count == 0 || flow.Nodes.Count > maxSteps)
        {
            return Invalid("flow_size", $"A flow has between 1 and {maxSteps} steps; this one has {flow.Nodes.Count}.");
        }

        foreach (var node in flow.Nodes)
        {
            if (node.Address.Length is 0 or > 200 || node.Address.Contains('\0') || !positions.TryAdd(node.Address, positions.Count))
            {
                return Invalid("flow_address", $"The address '{node.Address}' is empty, too long or used twice.");
            }
        }

        if (flow.Edges.FirstOrDefault(e => !positions.ContainsKey(e.From) || !positions.ContainsKey(e.To)) is { } loose)
        {
            return Invalid("flow_edge", $"The connection {loose.From} → {loose.To} names a step that is not in the flow.");
        }

        var graph = new FlowGraph(flow, positions);
        return graph.HasCycle() ? Invalid("flow_cycle", "The connections form a circle.") : graph;
    }

    private static Error Invalid(string code, string message) => new(ErrorKind.Unprocessable, code, message, "Correct the canvas and compile it again.");

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
