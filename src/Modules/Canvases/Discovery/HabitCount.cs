using Cadre.Canvases.Contracts;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Discovery;

/// <summary>Counts what is connected to what, in flows that ran and in plans.</summary>
internal static class HabitCount
{
    /// <summary>Habits of a workspace.</summary>
    /// <param name="flows">What it ran lately. Several flows with one title are the stages of one canvas and count once.</param>
    /// <param name="plans">Plans that others worked out.</param>
    public static TypeHabits Of(IReadOnlyList<Flow> flows, IPlanExamples? plans)
    {
        var ran = flows.GroupBy(f => f.Title, StringComparer.Ordinal).SelectMany(canvas => canvas.SelectMany(ConnectionsOf).Distinct()).CountBy(pair => pair).ToDictionary();
        var planned = (plans?.Examples ?? []).SelectMany(p => p.Connections.Distinct()).CountBy(pair => pair).ToDictionary();
        var connections = ran.Keys.Union(planned.Keys)
            .Select(pair => new UsedConnection(pair.From, pair.To, ran.GetValueOrDefault(pair), planned.GetValueOrDefault(pair)))
            .OrderByDescending(c => c.Canvases).ThenByDescending(c => c.Plans).ThenBy(c => c.From, StringComparer.Ordinal).ThenBy(c => c.To, StringComparer.Ordinal);
        return new TypeHabits([.. connections], [.. (plans?.Goals ?? []).Select(g => new GoalTypes(g.Key, g.Value, TypesFor(g.Key, plans!)))]);
    }

    private static List<string> TypesFor(string goal, IPlanExamples plans) =>
    [
        .. plans.Examples.Where(p => p.Goals.Contains(goal)).SelectMany(p => p.Types.Distinct(StringComparer.Ordinal)).CountBy(t => t, StringComparer.Ordinal)
            .OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Key),
    ];

    private static IEnumerable<TypeConnection> ConnectionsOf(Flow flow)
    {
        var types = flow.Nodes.ToDictionary(n => n.Address, n => n.Type, StringComparer.Ordinal);
        var own = flow.Edges.Where(e => types.ContainsKey(e.From) && types.ContainsKey(e.To)).Select(e => new TypeConnection(types[e.From], types[e.To]));
        return flow.Parts is { } parts ? own.Concat(parts.Values.SelectMany(ConnectionsOf)) : own;
    }
}
