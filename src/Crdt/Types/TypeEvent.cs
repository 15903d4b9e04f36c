namespace Cadre.Crdt;

/// <summary>What a transaction changed in one type. Read it while the observer runs.</summary>
public sealed class TypeEvent
{
    private readonly TypeNode _node;
    private readonly TypeNode _seenFrom;
    private readonly ChangedKeys _changed;
    private IReadOnlyDictionary<string, KeyChange>? _keys;
    private IReadOnlyList<DeltaOp>? _delta;
    private IReadOnlyList<Any>? _path;

    internal TypeEvent(TypeNode node, Transaction transaction, ChangedKeys changed) : this(node, transaction, changed, node)
    {
    }

    private TypeEvent(TypeNode node, Transaction transaction, ChangedKeys changed, TypeNode seenFrom)
    {
        _node = node;
        Transaction = transaction;
        _changed = changed;
        _seenFrom = seenFrom;
    }

    /// <summary>The type that changed.</summary>
    public SharedType Target => _node.View;

    /// <summary>The transaction.</summary>
    public Transaction Transaction { get; }

    /// <summary>True when list content changed.</summary>
    public bool ListChanged => _changed.List;

    /// <summary>Keys and indices that lead from the observed type to the target.</summary>
    public IReadOnlyList<Any> Path => _path ??= FindPath();

    /// <summary>What happened to each key that changed.</summary>
    public IReadOnlyDictionary<string, KeyChange> Keys => _keys ??= FindKeys();

    /// <summary>What happened to the list or text, in order.</summary>
    public IReadOnlyList<DeltaOp> Delta => _delta ??= FindDelta();

    internal TypeEvent SeenFrom(TypeNode type) => new(_node, Transaction, _changed, type);

    internal bool Adds(Item item) => Transaction.Adds(item);

    internal bool Deletes(Item item) => Transaction.Deletes.Contains(item.Id);

    private List<DeltaOp> FindDelta()
    {
        if (!_changed.List) return [];
        return _node.Kind is TypeKind.Text or TypeKind.XmlText ? new TextEventDelta(this, _node).Compute() : ListDelta();
    }

    private List<DeltaOp> ListDelta()
    {
        var ops = new List<DeltaOp>();
        var values = new List<Any>();
        var (deleted, retained) = (0, 0);
        for (var item = _node.Start; item is not null; item = item.Right)
        {
            if (item.Deleted)
            {
                if (!Deletes(item) || Adds(item) || !item.Countable) continue;
                Flush(keepDelete: true);
                deleted += item.Length;
            }
            else if (!item.Countable)
            {
                continue;
            }
            else if (Adds(item))
            {
                Flush(keepInsert: true);
                for (var i = 0; i < item.Length; i++) values.Add(item.Content.ValueAt(i));
            }
            else
            {
                Flush(keepRetain: true);
                retained += item.Length;
            }
        }

        retained = 0;
        Flush();
        return ops;

        void Flush(bool keepDelete = false, bool keepInsert = false, bool keepRetain = false)
        {
            if (!keepDelete && deleted > 0) (deleted, _) = (0, Emit(DeltaOp.Delete(deleted)));
            if (!keepInsert && values.Count > 0)
            {
                ops.Add(DeltaOp.InsertValues([.. values]));
                values.Clear();
            }

            if (!keepRetain && retained > 0) (retained, _) = (0, Emit(DeltaOp.Retain(retained)));
        }

        bool Emit(DeltaOp op)
        {
            ops.Add(op);
            return true;
        }
    }

    private Dictionary<string, KeyChange> FindKeys()
    {
        var keys = new Dictionary<string, KeyChange>(StringComparer.Ordinal);
        foreach (var key in _changed.Keys ?? [])
        {
            if (_node.Entry(key) is { } item && ChangeOf(item) is { } change) keys.Add(key, change);
        }

        return keys;
    }

    private KeyChange? ChangeOf(Item item)
    {
        if (!Adds(item)) return Deletes(item) ? new KeyChange(KeyAction.Delete, MapEditing.Latest(item)) : null;
        var previous = item.Left;
        while (previous is not null && Adds(previous)) previous = previous.Left;
        var replaced = previous is not null && Deletes(previous);
        var old = replaced ? MapEditing.Latest(previous!) : Any.Undefined; // replaced implies a previous item
        if (Deletes(item)) return replaced ? new KeyChange(KeyAction.Delete, old) : null;
        return new KeyChange(replaced ? KeyAction.Update : KeyAction.Add, old);
    }

    private List<Any> FindPath()
    {
        var path = new List<Any>();
        for (var node = _node; node.Item is { } carrier && node != _seenFrom; node = carrier.Node)
        {
            if (carrier.ParentSub is not null)
            {
                path.Add(carrier.ParentSub);
                continue;
            }

            var index = 0;
            for (var item = carrier.Node.Start; item is not null && item != carrier; item = item.Right) index += item.Visible ? item.Length : 0;
            path.Add(index);
        }

        path.Reverse();
        return path;
    }
}
