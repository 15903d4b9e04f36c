namespace Cadre.Crdt;

/// <summary>A moment of a document: what it had and what was deleted. Reading it needs a document that does not collect garbage.</summary>
public sealed class Snapshot
{
    private readonly DeleteSet _deletes;
    private readonly StateVector _state;

    private Snapshot(DeleteSet deletes, StateVector state)
    {
        _deletes = deletes;
        _state = state;
    }

    /// <summary>What was deleted.</summary>
    public DeleteSet Deletes => _deletes;

    /// <summary>What the document had.</summary>
    public StateVector State => _state;

    /// <summary>The document as it is now.</summary>
    public static Snapshot Of(Doc doc) => new(doc.DeleteSet(), doc.StateVector());

    /// <summary>Reads the wire format of yjs; null when malformed.</summary>
    public static Snapshot? Decode(ReadOnlySpan<byte> encoded)
    {
        var reader = new ByteReader(encoded);
        var deletes = DeleteSet.Read(ref reader);
        var state = StateVector.Read(ref reader);
        return reader.Failed ? null : new Snapshot(deletes, state);
    }

    /// <summary>The wire format of yjs.</summary>
    public byte[] Encode()
    {
        var writer = new ByteWriter();
        _deletes.Write(writer);
        _state.Write(writer);
        return writer.ToArray();
    }

    /// <summary>True when the update brings nothing that the snapshot does not have.</summary>
    public bool Contains(ReadOnlySpan<byte> update)
    {
        var parsed = Updates.Parse(update);
        return parsed.Clients.All(client => client.Structs.Count == 0 || client.Structs[^1].End <= _state[client.Client])
            && parsed.Deletes.Ranges.All(deleted => Covers(deleted.Client, deleted.Range));
    }

    /// <summary>A document with the content of that moment, made from one that does not collect garbage.</summary>
    public Doc Restore(Doc source, DocOptions? options = null)
    {
        if (source.Options.CollectGarbage) throw new InvalidOperationException("Snapshots are restored from documents that keep deleted content: set CollectGarbage to false.");
        var writer = new ByteWriter(256);
        source.Transact(transaction =>
        {
            foreach (var (client, clock) in _state.Clients)
            {
                if (clock < source.Store.State(client)) source.Store.GetCleanStart(transaction, new Id(client, clock));
            }

            var clients = _state.Clients.Where(static pair => pair.Value > 0).Select(pair => (pair.Key, Until(source.Store.ListOf(pair.Key), pair.Value)));
            UpdateEncoder.Write(writer, clients, _deletes);
        });
        var restored = new Doc(options ?? source.Options with { ClientId = null });
        restored.ApplyUpdate(writer.Written, this);
        return restored;
    }

    internal bool Knows(Item item) => item.Clock < _state[item.Client];

    internal bool Shows(Item item) => Knows(item) && !_deletes.Contains(item.Id);

    /// <summary>Splits the document's items where the snapshot ends, so that each is wholly in or out.</summary>
    internal void SplitIn(TypeNode type) => type.Doc?.Transact(transaction =>
    {
        var store = transaction.Doc.Store;
        foreach (var (client, clock) in _state.Clients)
        {
            if (clock < store.State(client)) store.GetCleanStart(transaction, new Id(client, clock));
        }

        store.Visit(transaction, _deletes, static _ => { });

        // They must stay apart until the reader is done: merging happens at the end of the next transaction that touches them.
        transaction.MergeCandidates.Clear();
    });

    private static List<Struct> Until(StructList list, int clock)
    {
        var structs = new List<Struct>();
        for (var i = 0; i < list.Count && list[i].Clock < clock; i++) structs.Add(list[i]);
        return structs;
    }

    private bool Covers(ulong client, ClockRange range)
    {
        if (!_deletes.Clients.TryGetValue(client, out var ranges)) return false;
        return ranges.Any(known => known.Clock <= range.Clock && known.End >= range.End);
    }
}
