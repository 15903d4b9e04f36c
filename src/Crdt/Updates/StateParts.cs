namespace Cadre.Crdt;

/// <summary>
/// A document's state as several updates, for receivers that must not be busy for long at a time. Each can be integrated when those before it are: a struct comes after those it refers to. Deletions come with the last.
/// </summary>
internal sealed class StateParts
{
    private readonly StructStore _store;
    private readonly int _size;
    private readonly Dictionary<ulong, Cursor> _cursors = [];
    private readonly Stack<(Cursor Cursor, int Until)> _stack = [];
    private readonly HashSet<Cursor> _touched = [];
    private readonly List<byte[]> _parts = [];
    private readonly Func<ulong, int> _written;
    private int _count;

    private StateParts(StructStore store, StateVector? known, int size)
    {
        (_store, _size, _written) = (store, size, Written);
        foreach (var (client, list) in store.Clients)
        {
            var from = known?[client] ?? 0;
            if (list.State > from) _cursors.Add(client, new Cursor(client, list, from));
        }
    }

    /// <summary>Everything that a replica with the state lacks, in updates of at most <paramref name="size"/> structs; at least one.</summary>
    public static IReadOnlyList<byte[]> Write(StructStore store, StateVector? known, int size)
    {
        var parts = new StateParts(store, known, size);
        foreach (var cursor in parts._cursors.Values.OrderByDescending(static cursor => cursor.Client)) parts.Take(cursor);
        parts.Cut(store.DeleteSet());
        return parts._parts;
    }

    private void Take(Cursor whole)
    {
        _stack.Push((whole, int.MaxValue));
        while (_stack.TryPeek(out var top))
        {
            var (cursor, until) = top;
            if (cursor.IsDone || cursor.Clock >= until) _stack.Pop();
            else if (Missing(cursor.Head) is { } other) _stack.Push(other);
            else Take(cursor.Head, cursor);
        }
    }

    private void Take(Struct head, Cursor cursor)
    {
        if (_count == _size) Cut(new DeleteSet());
        _touched.Add(cursor);
        cursor.Move(head);
        _count++;
    }

    /// <summary>Whose structs have to be written first, and up to which clock.</summary>
    private (Cursor, int)? Missing(Struct head)
    {
        if (head is not Item item) return null;
        if (item.MissingClient(_written) is { } client) return (_cursors[client], Math.Max(Needed(item.Origin, client), Needed(item.RightOrigin, client)));
        return item is { Origin: null, RightOrigin: null, Parent: TypeNode { Item: { } parent } } && parent.Clock >= Written(parent.Client) ? (_cursors[parent.Client], parent.Clock + 1) : null;
    }

    private int Needed(Id? id, ulong client) => id is { } known && known.Client == client ? known.Clock + 1 : 0;

    private int Written(ulong client) => _cursors.TryGetValue(client, out var cursor) ? cursor.Clock : _store.State(client);

    private void Cut(DeleteSet deletes)
    {
        var writer = new ByteWriter(1 << 14);
        writer.WriteLength(_touched.Count);
        foreach (var cursor in _touched.OrderByDescending(static cursor => cursor.Client)) cursor.Write(writer);
        deletes.Write(writer);
        _parts.Add(writer.ToArray());
        _touched.Clear();
        _count = 0;
    }

    /// <summary>How far a client's structs are written.</summary>
    private sealed class Cursor(ulong client, StructList list, int from)
    {
        private int _begin = list.IndexOf(from);
        private int _next = list.IndexOf(from);
        private int _clock = from;
        private int _beginClock = from;

        public ulong Client => client;

        public int Clock => _clock;

        public bool IsDone => _next == list.Count;

        public Struct Head => list[_next];

        public void Move(Struct head)
        {
            _clock = head.End;
            _next++;
        }

        public void Write(ByteWriter writer)
        {
            writer.WriteLength(_next - _begin);
            writer.WriteVarUint(client);
            writer.WriteLength(_beginClock);
            list[_begin].Write(writer, _beginClock - list[_begin].Clock);
            for (var i = _begin + 1; i < _next; i++) list[i].Write(writer, 0);
            (_begin, _beginClock) = (_next, _clock);
        }
    }
}
