using Cadre.Planning.Contracts;

namespace Cadre.Planning.Composition;

/// <summary>Orders blocks so that each comes after those it depends on.</summary>
internal static class PlanOrder
{
    /// <summary>The blocks in order; those on circles come last, in the order given.</summary>
    public static IReadOnlyList<PlanBlock> Sort(IReadOnlyList<PlanBlock> blocks, IReadOnlyList<PlanConnection> connections)
    {
        var known = blocks.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var wires = Forward(blocks, connections).Where(w => known.Contains(w.From) && known.Contains(w.To)).ToList();
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

    /// <summary>What comes before what: what leads back to a block before it, as the result of a round does to its loop, comes before all that the loop leads to outside.</summary>
    public static IReadOnlyList<(string From, string To)> Forward(IReadOnlyList<PlanBlock> blocks, IReadOnlyList<PlanConnection> connections)
    {
        var places = blocks.Select((b, i) => (b.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        var wires = connections.Select(c => (From: c.From[0], To: c.To[0])).Distinct().ToList();
        var backward = wires.Where(w => places.GetValueOrDefault(w.To) < places.GetValueOrDefault(w.From) && Reaches(w.To, w.From, wires)).ToHashSet();
        var forward = wires.Where(w => !backward.Contains(w)).ToList();
        var after = backward.SelectMany(back => forward.Where(w => w.From == back.To && w.To != back.From && !Reaches(w.To, back.From, forward)).Select(w => (back.From, w.To))).ToList();
        return [.. forward.Concat(after).Distinct()];
    }

    private static bool Reaches(string from, string to, List<(string From, string To)> wires)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var at))
        {
            foreach (var wire in wires.Where(w => w.From == at && seen.Add(w.To)))
            {
                next.Enqueue(wire.To);
            }
        }

        return seen.Contains(to);
    }
}
