using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>
/// Checks a flow and its bodies. A body is named by its own hash, so no body can contain itself; how deep they may lie in each other is bounded besides.
/// </summary>
internal sealed class FlowResolution(Flow flow, int maxSteps)
{
    private const int MaxDepth = 16;
    private readonly Dictionary<(string Hash, int Depth), FlowGraph> bodies = [];

    public Result<FlowGraph> Resolve()
    {
        if (flow.Format is not (1 or 2) || (flow.Format == 1 && flow.Parts is not null))
        {
            return Invalid("flow_format", $"Flow format {flow.Format} is unknown.");
        }

        var steps = flow.Nodes.Count + (flow.Parts?.Values.Sum(p => p.Nodes.Count) ?? 0);
        if (flow.Nodes.Count == 0 || steps > maxSteps)
        {
            return Invalid("flow_size", $"A flow has between 1 and {maxSteps} steps; this one has {steps}.");
        }

        if (flow.Parts?.FirstOrDefault(p => p.Value.Hash != p.Key || p.Value.Parts is not null || p.Value.Nodes.Count == 0) is { Key: not null } wrong)
        {
            return Invalid("flow_body", $"The body {wrong.Key} is empty or is not what its hash says.");
        }

        return Resolve(flow, 0);
    }

    private Result<FlowGraph> Resolve(Flow part, int depth)
    {
        if (depth > MaxDepth)
        {
            return Invalid("flow_depth", $"Loops and canvases lie more than {MaxDepth} deep in each other.");
        }

        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in part.Nodes)
        {
            if (!IsAddress(node.Address) || !positions.TryAdd(node.Address, positions.Count))
            {
                return Invalid("flow_address", $"The address '{node.Address}' is empty, too long, has a sign that addresses must not have, or is used twice.");
            }
        }

        if (part.Edges.FirstOrDefault(e => !Known(e.From, positions, depth) || !Known(e.To, positions, depth)) is { } loose)
        {
            return Invalid("flow_edge", $"The connection {loose.From} → {loose.To} names a step that is not in the flow.");
        }

        var inner = new FlowGraph?[part.Nodes.Count];
        for (var i = 0; i < inner.Length; i++)
        {
            if (part.Nodes[i].Body is { } hash)
            {
                var body = Body(hash, depth + 1);
                if (!body.IsOk)
                {
                    return body.Error;
                }

                inner[i] = body.Value;
            }
        }

        return FlowGraph.Build(part, positions, inner) is { } graph ? graph : Invalid("flow_cycle", "The connections form a circle.");
    }

    private Result<FlowGraph> Body(string hash, int depth)
    {
        if (bodies.TryGetValue((hash, depth), out var known))
        {
            return known;
        }

        if (flow.Parts?.GetValueOrDefault(hash) is not { } part)
        {
            return Invalid("flow_body", $"The body {hash} is not in the flow.");
        }

        var resolved = Resolve(part, depth);
        if (resolved.IsOk)
        {
            bodies[(hash, depth)] = resolved.Value;
        }

        return resolved;
    }

    // With bodies, addresses are put together from those of the steps: b3[17]/b4.
    private bool IsAddress(string address) =>
        address.Length is > 0 and <= 200 && !address.Contains('\0') && address != Flow.Opener && (flow.Format == 1 || !address.AsSpan().ContainsAny('/', '[', ']'));

    private static bool Known(string address, Dictionary<string, int> positions, int depth) => positions.ContainsKey(address) || (depth > 0 && address == Flow.Opener);

    private static Error Invalid(string code, string message) => new(ErrorKind.Unprocessable, code, message, "Correct the canvas and compile it again.");
}
