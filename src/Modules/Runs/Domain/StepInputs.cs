using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>Which values flow along the connections.</summary>
internal static class StepInputs
{
    private const string Index = "index";

    /// <summary>Input port → value, with the untrusted sources of everything that went into it.</summary>
    public static Dictionary<string, PortValue> Of(RunState state, StepState step)
    {
        var node = step.Node;
        var inputs = new Dictionary<string, PortValue>(StringComparer.Ordinal);
        var edges = Edges(step);
        var fresh = state.Created?.Inputs?.GetValueOrDefault(step.Address);
        if (edges.Length <= 1 && node.Given is null && node.ManyPorts is null && fresh is null)
        {
            if (edges is [var only] && IsActive(state, step.Scope, only))
            {
                inputs[only.ToPort] = Value(state, step.Scope, only);
            }

            return inputs; // as most steps
        }

        foreach (var port in edges.Select(e => e.ToPort).Concat(node.Given?.Keys ?? []).Concat(fresh?.Keys ?? []).Distinct(StringComparer.Ordinal))
        {
            IReadOnlyList<PortValue> given = node.Given?.GetValueOrDefault(port) ?? [];
            given = fresh?.GetValueOrDefault(port) is { } value ? [value, .. given] : given;
            var connected = edges.Where(e => e.ToPort == port).ToList();
            PortValue[] values = [.. given, .. connected.Where(e => IsActive(state, step.Scope, e)).Select(e => Value(state, step.Scope, e))];
            if (values.Length == 0)
            {
                continue;
            }

            var many = given.Count + connected.Count > 1 || (node.ManyPorts?.Contains(port) ?? false);
            inputs[port] = many ? Together(values) : values[0];
        }

        return inputs;
    }

    /// <summary>Untrusted sources of all inputs together.</summary>
    public static IReadOnlyList<string> Sources(RunState state, StepState step) => Union(SourcesOfEach(state, step));

    /// <summary>What goes out of a body that has ended: opener's port → value.</summary>
    public static Dictionary<string, PortValue> Exits(RunState state, Scope scope)
    {
        var exits = new Dictionary<string, PortValue>(StringComparer.Ordinal);
        foreach (var port in scope.Graph.Exits.GroupBy(e => e.ToPort, StringComparer.Ordinal))
        {
            PortValue[] values = [.. port.Where(e => IsActive(state, scope, e)).Select(e => Value(state, scope, e))];
            if (values.Length > 0)
            {
                exits[port.Key] = values.Length > 1 ? Together(values) : values[0];
            }
        }

        return exits;
    }

    /// <summary>Why a step whose sources are all terminal is not needed; null when it is.</summary>
    public static StepSkipped? SkipReason(RunState state, StepState step)
    {
        var (node, edges) = (step.Node, step.Scope.Graph.Incoming[step.Position]);
        if (edges.Length == 0)
        {
            return null;
        }

        var broken = edges.FirstOrDefault(e => e.From != Flow.Opener && Source(step.Scope, e).Broken);
        if (node.JoinAfter is not null)
        {
            var (there, needed) = (ActiveCount(state, step), Needed(step));
            return there >= needed ? null : Skip(step, "join_not_reached", $"Only {there} of the {needed} branches it waits for gave a value.", broken is not null);
        }

        if (broken is not null && (!node.ToleratesFailures || !edges.Any(e => IsActive(state, step.Scope, e))))
        {
            return Skip(step, "upstream_failed", $"“{Source(step.Scope, broken).Node.Title}” did not succeed.", broken: true);
        }

        var connected = edges.Select(e => e.ToPort).ToHashSet(StringComparer.Ordinal);
        var missing = node.RequiredPorts?.FirstOrDefault(p => connected.Contains(p) && !edges.Any(e => e.ToPort == p && IsActive(state, step.Scope, e)));
        return missing is not null ? Skip(step, "no_value", $"Its input “{missing}” got no value.", broken: false)
            : edges.Any(e => IsActive(state, step.Scope, e)) ? null
            : Skip(step, "branch_not_taken", "The branches that lead here were not taken.", broken: false);
    }

    /// <summary>Connections of an early join that have a value now.</summary>
    public static IEnumerable<int> Active(RunState state, StepState step)
    {
        var edges = step.Scope.Graph.Incoming[step.Position];
        return Enumerable.Range(0, edges.Length).Where(i => IsActive(state, step.Scope, edges[i]));
    }

    public static int ActiveCount(RunState state, StepState step) => Active(state, step).Count();

    /// <summary>How many connections an early join waits for: never more than it has.</summary>
    public static int Needed(StepState step) => Math.Clamp(step.Node.JoinAfter ?? int.MaxValue, 1, step.Scope.Graph.Incoming[step.Position].Length);

    public static IReadOnlyList<string> Union(IEnumerable<IReadOnlyList<string>> lists)
    {
        HashSet<string>? all = null; // most have none
        foreach (var list in lists)
        {
            if (list.Count > 0)
            {
                (all ??= new(StringComparer.Ordinal)).UnionWith(list);
            }
        }

        return all is null ? [] : [.. all.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<IReadOnlyList<string>> SourcesOfEach(RunState state, StepState step)
    {
        foreach (var value in step.Node.Given?.Values.SelectMany(g => g) ?? [])
        {
            yield return value.Sources;
        }

        foreach (var value in state.Created?.Inputs?.GetValueOrDefault(step.Address)?.Values ?? [])
        {
            yield return value.Sources;
        }

        foreach (var edge in Edges(step))
        {
            if (IsActive(state, step.Scope, edge))
            {
                yield return edge.From == Flow.Opener ? Entry(state, step.Scope, edge.FromPort)!.Sources : Source(step.Scope, edge).Sources;
            }
        }

        yield return step.Opening?.Sources ?? [];
    }

    private static FlowEdge[] Edges(StepState step)
    {
        var edges = step.Scope.Graph.Incoming[step.Position];
        return step.Taken is { } taken ? [.. taken.Select(i => edges[i])] : edges;
    }

    private static PortValue Together(PortValue[] values) =>
        new(JsonSerializer.SerializeToElement(values.Select(v => v.Value), CadreJson.Stored), Union(values.Select(v => v.Sources))) { Titles = Titles(values) };

    private static PortValue Value(RunState state, Scope scope, FlowEdge edge)
    {
        if (edge.From == Flow.Opener)
        {
            return Entry(state, scope, edge.FromPort)!;
        }

        var source = Source(scope, edge);
        return new(source.Outputs[edge.FromPort], source.Sources) { Titles = [source.Node.Title] };
    }

    /// <summary>What a body sees of its opener: the item, its number, and the opener's own inputs.</summary>
    private static PortValue? Entry(RunState state, Scope scope, string port)
    {
        var (opener, opening) = (scope.Opener!, scope.Opening!);
        return port == opening.Port ? new(scope.Item, Sources(state, opener))
            : port == Index ? new(JsonSerializer.SerializeToElement(scope.Number), [])
            : (opening.Inputs ??= Of(state, opener)).GetValueOrDefault(port);
    }

    private static IReadOnlyList<string>? Titles(IReadOnlyList<PortValue> values) =>
        values.All(v => v.Titles is { Count: 1 }) ? [.. values.Select(v => v.Titles![0])] : null;

    private static StepSkipped Skip(StepState step, string code, string message, bool broken) => new(code, message, broken) { Address = step.Address };

    private static bool IsActive(RunState state, Scope scope, FlowEdge edge) => edge.From == Flow.Opener
        ? Entry(state, scope, edge.FromPort) is not null
        : Source(scope, edge) is { Status: StepStatus.Succeeded } source && source.Outputs.ContainsKey(edge.FromPort);

    private static StepState Source(Scope scope, FlowEdge edge) => scope.Steps[scope.Graph.Position(edge.From)];
}
