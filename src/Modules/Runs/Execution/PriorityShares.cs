using Cadre.Runs.Contracts;

namespace Cadre.Runs.Execution;

/// <summary>How priorities share what is short: of twelve turns eight are for what is high, three for normal and one for low, as far as there is any; nothing waits for ever.</summary>
internal static class PriorityShares
{
    private static readonly int[] Weights = [8, 3, 1];

    /// <summary>How many of twelve turns each priority has, the highest first.</summary>
    public static int[] Turns => [.. Weights];

    /// <summary>How many priorities there are.</summary>
    public static int Count => Weights.Length;

    /// <summary>The first so many, priorities taking turns; within one in the order given.</summary>
    public static List<T> Take<T>(IReadOnlyList<T> items, Func<T, RunPriority> priority, int limit)
    {
        if (items.Count <= limit)
        {
            return [.. items];
        }

        var queues = Enumerable.Range(0, Count).Select(p => new Queue<T>(items.Where(i => (int)priority(i) == p))).ToArray();
        var (taken, credits) = (new List<T>(limit), new int[Count]);
        while (taken.Count < limit)
        {
            taken.Add(queues[Next(p => queues[p].Count > 0, credits)].Dequeue());
        }

        return taken;
    }

    /// <summary>Whose turn it is among the priorities that have something; at least one has. The credits are the caller's to keep.</summary>
    public static int Next(Func<int, bool> hasAny, int[] credits)
    {
        while (true)
        {
            for (var p = 0; p < Count; p++)
            {
                if (credits[p] > 0 && hasAny(p))
                {
                    credits[p]--;
                    return p;
                }
            }

            Weights.CopyTo(credits, 0);
        }
    }
}
