using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>
/// A flow with some of its steps changed. Bodies are named by their hash, so a change within one gives it and all around it new names; what is not changed stays as it was.
/// </summary>
/// <param name="flow">The flow.</param>
/// <param name="settle">Makes what follows from a step's settings follow from the new ones.</param>
internal sealed class FlowFork(Flow flow, Func<FlowNode, FlowNode> settle)
{
    private readonly Dictionary<string, Flow> parts = new(flow.Parts ?? new Dictionary<string, Flow>(), StringComparer.Ordinal);

    /// <summary>Applies the changes; <c>not_found</c> when there is no such step.</summary>
    /// <param name="changes">What is different.</param>
    /// <param name="sources">Untrusted sources of what a step took in the origin: a value put in its place has them as well.</param>
    public Result<Flow> Apply(IReadOnlyList<StepChange> changes, Func<string, IReadOnlyList<string>> sources)
    {
        var changed = flow;
        foreach (var change in changes)
        {
            if (Change(changed, StepPath.Of(change.Address).Split('/'), change, sources(change.Address)) is not { } next)
            {
                return Error.NotFound("step");
            }

            changed = next;
        }

        return flow.Parts is null ? changed : changed with { Parts = Used(changed) };
    }

    private Flow? Change(Flow part, ReadOnlySpan<string> path, StepChange change, IReadOnlyList<string> sources)
    {
        var address = path[0];
        if (part.Nodes.FirstOrDefault(n => n.Address == address) is not { } node)
        {
            return null;
        }

        if (path.Length == 1)
        {
            var ports = change.Inputs?.Keys.ToHashSet(StringComparer.Ordinal) ?? [];
            return part with
            {
                Nodes = [.. part.Nodes.Select(n => n.Address == address ? Changed(n, change, sources) : n)],
                Edges = ports.Count == 0 ? part.Edges : [.. part.Edges.Where(e => e.To != address || !ports.Contains(e.ToPort))],
            };
        }

        if (node.Body is not { } hash || Change(parts[hash], path[1..], change, sources) is not { } inner)
        {
            return null;
        }

        var name = (inner with { Parts = null }).Hash;
        parts[name] = inner;
        return part with { Nodes = [.. part.Nodes.Select(n => n.Address == address ? n with { Body = name } : n)] };
    }

    private FlowNode Changed(FlowNode node, StepChange change, IReadOnlyList<string> sources)
    {
        var given = new Dictionary<string, IReadOnlyList<PortValue>>(node.Given ?? new Dictionary<string, IReadOnlyList<PortValue>>(), StringComparer.Ordinal);
        foreach (var (port, value) in change.Inputs ?? new Dictionary<string, JsonElement>())
        {
            var many = node.ManyPorts?.Contains(port) == true && value.ValueKind == JsonValueKind.Array;
            given[port] = many ? [.. value.EnumerateArray().Select(v => new PortValue(v, sources))] : [new PortValue(value, sources)];
        }

        var changed = node with { Given = given.Count > 0 ? given : null };
        return change.Settings is { } settings ? settle(changed with { Settings = settings, TypeVersion = change.TypeVersion ?? node.TypeVersion }) : changed;
    }

    private Dictionary<string, Flow> Used(Flow root)
    {
        var used = new Dictionary<string, Flow>(StringComparer.Ordinal);
        var open = new Queue<Flow>([root]);
        while (open.TryDequeue(out var next))
        {
            foreach (var hash in next.Nodes.Select(n => n.Body).OfType<string>().Where(h => used.TryAdd(h, parts[h])))
            {
                open.Enqueue(parts[hash]);
            }
        }

        return used;
    }
}
