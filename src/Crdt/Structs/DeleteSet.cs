namespace Cadre.Crdt;

/// <summary>Which units are deleted, as runs of clocks per client.</summary>
public sealed class DeleteSet
{
    internal Dictionary<ulong, List<ClockRange>> Clients { get; } = [];

    /// <summary>True when nothing is deleted.</summary>
    public bool IsEmpty => Clients.Count == 0;

    /// <summary>The runs, by client.</summary>
    public IEnumerable<(ulong Client, ClockRange Range)> Ranges => Clients.SelectMany(client => client.Value.Select(range => (client.Key, range)));

    /// <summary>True when the unit is deleted. The set must be normalised, as those that come from a document are.</summary>
    public bool Contains(Id id)
    {
        if (!Clients.TryGetValue(id.Client, out var ranges)) return false;
        var left = 0;
        var right = ranges.Count - 1;
        while (left <= right)
        {
            var middle = (left + right) >> 1;
            var range = ranges[middle];
            if (id.Clock < range.Clock) right = middle - 1;
            else if (id.Clock < range.End) return true;
            else left = middle + 1;
        }

        return false;
    }

    internal void Add(ulong client, int clock, int length)
    {
        ref var ranges = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Clients, client, out _);
        ranges ??= new List<ClockRange>(1);
        ranges.Add(new ClockRange(clock, length));
    }

    /// <summary>Adds a run that starts at or after the last one.</summary>
    internal void AddMerged(ulong client, int clock, int length)
    {
        if (Clients.TryGetValue(client, out var ranges) && ranges[^1].End == clock) ranges[^1] = ranges[^1] with { Length = ranges[^1].Length + length };
        else Add(client, clock, length);
    }

    internal void AddAll(DeleteSet other)
    {
        foreach (var (client, range) in other.Ranges) Add(client, range.Clock, range.Length);
    }

    /// <summary>Sorts each client's runs and joins those that touch.</summary>
    internal void Normalise()
    {
        foreach (var ranges in Clients.Values)
        {
            if (ranges.Count < 2) continue;
            ranges.Sort(static (a, b) => a.Clock.CompareTo(b.Clock));
            var last = 0;
            for (var i = 1; i < ranges.Count; i++)
            {
                var (left, right) = (ranges[last], ranges[i]);
                if (left.End >= right.Clock) ranges[last] = left with { Length = Math.Max(left.End, right.End) - left.Clock };
                else ranges[++last] = right;
            }

            ranges.RemoveRange(last + 1, ranges.Count - last - 1);
        }
    }

    internal void Write(ByteWriter writer)
    {
        writer.WriteLength(Clients.Count);
        IEnumerable<KeyValuePair<ulong, List<ClockRange>>> ordered = Clients.Count > 1 ? Clients.OrderByDescending(static pair => pair.Key) : Clients;
        foreach (var (client, ranges) in ordered)
        {
            writer.WriteVarUint(client);
            writer.WriteLength(ranges.Count);
            foreach (var range in ranges)
            {
                writer.WriteLength(range.Clock);
                writer.WriteLength(range.Length);
            }
        }
    }

    internal static DeleteSet Read(ref ByteReader reader)
    {
        var deletes = new DeleteSet();
        var clients = reader.ReadLength();
        for (var i = 0; i < clients && !reader.Failed; i++)
        {
            var client = reader.ReadVarUint();
            var count = reader.ReadLength();
            for (var j = 0; j < count && !reader.Failed; j++)
            {
                var clock = reader.ReadLength();
                var length = reader.ReadLength();
                if ((long)clock + length > int.MaxValue) reader.Fail();
                else if (length > 0 && !reader.Failed) deletes.Add(client, clock, length);
            }
        }

        deletes.Normalise();
        return deletes;
    }
}
