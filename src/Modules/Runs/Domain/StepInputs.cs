using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>Which values flow along the connections.</summary>
internal static class StepInputs
{
    /// <summary>Input port → value, with the untrusted sources of everything that went into it.</summary>
    public static Dictionary<string, PortValue> Of(RunState state, int position)
    {
        var node = state.Graph.Node(position);
        var inputs = new Dictionary<string, PortValue>(StringComparer.Ordinal);
        var edges = state.Graph.Incoming[position];
        foreach (var port in edges.Select(e => e.ToPort).Concat(node.Given?.Keys ?? []).Distinct(StringComparer.Ordinal))
        {
            var given = node.Given?.GetValueOrDefault(port) ?? [];
            var connected = edges.Where(e => e.ToPort == port).ToList();
            PortValue[] values = [.. given, .. connected.Where(e => IsActive(state, e)).Select(e => new PortValue(Source(state, e).Outputs[e.FromPort], Source(state, e).Sources))];
            if (values.Length == 0)
            {
                continue;
            }

            var many = given.Count + connected.Count > 1 || (node.ManyPorts?.Contains(port) ?? false);
            inputs[port] = many ? new(JsonSerializer.SerializeToElement(values.Select(v => v.Value), CadreJson.Stored), Union(values.Select(v => v.Sources))) : values[0];
        }

        return inputs;
    }

    /// <summary>Untrusted sources of all inputs together.</summary>
    public static IReadOnlyList<string> Sources(RunState state, int position) =>
        Union([
            .. (state.Graph.Node(position).Given?.Values ?? []).SelectMany(g => g).Select(v => v.Sources),
            .. state.Graph.Incoming[position].Where(e => IsActive(state, e)).Select(e => Source(state, e).Sources),
        ]);

    /// <summary>Why a step whose sources are all terminal is not needed; null when it is.</summary>
    public static StepSkipped? SkipReason(RunState state, int position)
    {
        var node = state.Graph.Node(position);
        var edges = state.Graph.Incoming[position];
        if (edges.Length == 0)
        {
            return null;
        }

        var broken = edges.FirstOrDefault(e => Source(state, e).Broken);
        if (broken is not null && (!node.ToleratesFailures || !edges.Any(e => IsActive(state, e))))
        {
            return Skip(node, "upstream_failed", $"“{state.Graph.Node(state.Graph.Position(broken.From)).Title}” did not succeed.", broken: true);
        }

        var connected = edges.Select(e => e.ToPort).ToHashSet(StringComparer.Ordinal);
        var missing = node.RequiredPorts?.FirstOrDefault(p => connected.Contains(p) && !edges.Any(e => e.ToPort == p && IsActive(state, e)));
        return missing is not null ? Skip(node, "no_value", $"Its input “{missing}” got no value.", broken: false)
            : edges.Any(e => IsActive(state, e)) ? null
            : Skip(node, "branch_not_taken", "The branches that lead here were not taken.", broken: false);
    }

    public static IReadOnlyList<string> Union(IEnumerable<IReadOnlyList<string>> lists) =>
        [.. lists.SelectMany(s => s).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static StepSkipped Skip(FlowNode node, string code, string message, bool broken) => new(code, message, broken) { Address = node.Address };

    private static bool IsActive(RunState state, FlowEdge edge) => Source(state, edge) is { Status: StepStatus.Succeeded } source && source.Outputs.ContainsKey(edge.FromPort);

    private static StepState Source(RunState state, FlowEdge edge) => state[state.Graph.Position(edge.From)];
}
