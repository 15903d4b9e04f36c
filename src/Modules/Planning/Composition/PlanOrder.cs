using Cadre.Planning.Contracts;

namespace Cadre.Planning.Composition;

/// <summary>Orders blocks so that each comes after those it depends on.</summary>
internal static class PlanOrder
{
    /// <summary>The blocks in order; those on circles come last, in the order given.</summary>
    public static IReadOnlyList<PlanBlock> Sort(IReadOnlyList<PlanBlock> blocks, IReadOnlyList<PlanConnection> connections)
    {
        var known = blocks.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var wires = connections.Where(c => known.Contains(c.From[0]) && known.Contains(c.To[0])).Select(c => (From: c.From[0], To: c.To[0])).Distinct().ToList();
        var waiting = blocks.ToDictionary(b => b.Id, b => wires.Count(w => w.To == b.Id), StringComparer.Ordinal);
        var sorted = new List<PlanBlock>();
        var left = blocks.ToList();
        while (left.FirstOrDefault(b => waiting[b.Id] == 0) is { } next)
        {
            left.Remove(next);
            sorted.Add(next);
            foreach (var wire in wires.Where(w => w.From == next.Id))
            {
                waiting[wire.To]--;
            }
        }

        return [.. sorted, .. left];
    }
}
