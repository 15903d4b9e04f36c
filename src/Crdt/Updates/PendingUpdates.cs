namespace Cadre.Crdt;

/// <summary>Updates and deletions that wait for what they depend on.</summary>
internal sealed class PendingUpdates
{
    private const int MergeAt = 16;
    private readonly Dictionary<ulong, int> _missing = [];
    private List<byte[]> _updates = [];

    public DeleteSet Deletes { get; set; } = new();

    public bool IsEmpty => _updates.Count == 0 && Deletes.IsEmpty;

    public int Bytes { get; private set; }

    public void Add(UpdatePlan plan)
    {
        if (plan.Missing.Count == 0) return;
        var writer = new ByteWriter(256);
        UpdateEncoder.Write(writer, plan.Waiting, new DeleteSet());
        _updates.Add(writer.ToArray());
        if (_updates.Count >= MergeAt) _updates = [Updates.Merge(_updates)];
        foreach (var (client, clock) in plan.Missing) _missing[client] = _missing.TryGetValue(client, out var known) ? Math.Min(known, clock) : clock;
    }

    /// <summary>Takes out everything that waits when something that it waits for has come; null otherwise.</summary>
    public byte[]? TakeIfReady(StructStore store)
    {
        if (_updates.Count == 0 || !_missing.Any(pair => pair.Value < store.State(pair.Key))) return null;
        var merged = Updates.Merge(_updates);
        _updates = [];
        _missing.Clear();
        return merged;
    }

    public void Measure() => Bytes = _updates.Sum(static update => update.Length) + (8 * Deletes.Clients.Sum(static client => client.Value.Count));

    /// <summary>What waits, as updates for a replica with the state vector.</summary>
    public List<byte[]> Encode(StateVector? known)
    {
        var updates = _updates.Select(update => known is null ? update : Updates.Diff(update, known)).ToList();
        if (!Deletes.IsEmpty)
        {
            var writer = new ByteWriter();
            UpdateEncoder.Write(writer, [], Deletes);
            updates.Add(writer.ToArray());
        }

        return updates;
    }
}
