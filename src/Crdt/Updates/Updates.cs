namespace Cadre.Crdt;

/// <summary>Work on encoded updates without a document. Inputs come from outside: malformed ones throw <see cref="FormatException"/>.</summary>
public static class Updates
{
    /// <summary>One update that has the effect of all of them.</summary>
    public static byte[] Merge(IReadOnlyList<byte[]> updates)
    {
        if (updates.Count == 1) return updates[0];
        var parsed = updates.Select(static update => Parse(update)).ToList();
        var deletes = new DeleteSet();
        foreach (var update in parsed) deletes.AddAll(update.Deletes);
        deletes.Normalise();
        var clients = parsed.SelectMany(static update => update.Clients).GroupBy(static client => client.Client)
            .Select(static group => (group.Key, MergeClient(group)));
        var writer = new ByteWriter(updates.Sum(static update => update.Length));
        UpdateEncoder.Write(writer, clients, deletes);
        return writer.ToArray();
    }

    /// <summary>What of the update a replica with the state vector lacks. Deletions are kept whole.</summary>
    public static byte[] Diff(ReadOnlySpan<byte> update, StateVector known)
    {
        var parsed = Parse(update);
        var writer = new ByteWriter(update.Length);
        UpdateEncoder.Write(writer, parsed.Clients.Select(client => (client.Client, After(client.Structs, known[client.Client]))), parsed.Deletes);
        return writer.ToArray();
    }

    /// <summary>The state vector of a document that had only this update. Clients with a gap at the start count as unknown.</summary>
    public static StateVector StateVector(ReadOnlySpan<byte> update)
    {
        var vector = new StateVector();
        foreach (var client in Parse(update).Clients)
        {
            var clock = 0;
            foreach (var item in client.Structs)
            {
                if (item is SkipStruct || item.Clock != clock) break;
                clock = item.End;
            }

            if (clock > 0) vector[client.Client] = clock;
        }

        return vector;
    }

    /// <summary>The clocks that the update covers, by client: from its first to after its last.</summary>
    public static IReadOnlyDictionary<ulong, ClockRange> Extent(ReadOnlySpan<byte> update) => Parse(update).Clients
        .Where(static client => client.Structs.Count > 0)
        .ToDictionary(static client => client.Client, static client => new ClockRange(client.Structs[0].Clock, client.Structs[^1].End - client.Structs[0].Clock));

    internal static ParsedUpdate Parse(ReadOnlySpan<byte> update) =>
        UpdateDecoder.Decode(update, DocLimits.Default) ?? throw new FormatException("The bytes are not an update in format v1.");

    private static List<Struct> MergeClient(IEnumerable<ClientStructs> parts)
    {
        var merged = new List<Struct>();
        foreach (var item in parts.SelectMany(static part => part.Structs).Where(static item => item is not SkipStruct).OrderBy(static item => item.Clock))
        {
            var end = merged.Count == 0 ? item.Clock : merged[^1].End;
            if (item.End <= end) continue;
            if (item.Clock > end) merged.Add(new SkipStruct(item.Client, end, item.Clock - end));
            var rest = item.Clock < end ? WithoutPrefix(item, end - item.Clock) : item;
            if (merged.Count == 0 || !TryMerge(merged[^1], rest)) merged.Add(rest);
        }

        return merged;
    }

    private static bool TryMerge(Struct left, Struct right) => left is Item item ? item.TryMergeUnlinked(right) : left.TryMergeWith(right);

    private static List<Struct> After(List<Struct> structs, int clock)
    {
        var first = structs.FindIndex(item => item.End > clock && item is not SkipStruct);
        if (first < 0) return [];
        var rest = structs[first..];
        if (rest[0].Clock < clock) rest[0] = WithoutPrefix(rest[0], clock - rest[0].Clock);
        return rest;
    }

    private static Struct WithoutPrefix(Struct item, int count) => item switch
    {
        GcStruct => new GcStruct(item.Client, item.Clock + count, item.Length - count),
        SkipStruct => new SkipStruct(item.Client, item.Clock + count, item.Length - count),
        _ => ((Item)item).SplitUnlinked(count),
    };
}
