namespace Cadre.Crdt;

/// <summary>Applies one step of an undo manager: deletes what the step inserted, makes anew what it deleted.</summary>
internal sealed class UndoApplication(Transaction transaction, UndoManager manager, UndoStep step, bool ignoreRemoteMapChanges)
{
    private readonly StructStore _store = transaction.Doc.Store;
    private readonly HashSet<Item> _toRedo = [];

    public bool Run()
    {
        var toDelete = new List<Item>();
        _store.Visit(transaction, step.Insertions, found =>
        {
            if (Latest(found) is { Deleted: false } item && manager.InScope(item)) toDelete.Add(item);
        });
        _store.Visit(transaction, step.Deletions, found =>
        {
            if (found is Item item && manager.InScope(item) && !step.Insertions.Contains(item.Id)) _toRedo.Add(item);
        });
        var changed = false;
        foreach (var item in _toRedo.ToList()) changed |= Redo(item) is not null;
        for (var i = toDelete.Count - 1; i >= 0; i--)
        {
            toDelete[i].Delete(transaction);
            changed = true;
        }

        return changed;
    }

    /// <summary>Protects an item, and all around it, from garbage collection.</summary>
    public static void Keep(Item item, bool keep)
    {
        for (var current = item; current is not null && current.Kept != keep; current = current.Node.Item)
        {
            if (keep) current.Flags |= StructFlags.Keep;
            else current.Flags &= ~StructFlags.Keep;
        }
    }

    /// <summary>The item as which an earlier undo brought this one back, if any.</summary>
    private Item? Latest(Struct found)
    {
        var item = found as Item;
        while (item is not null && _store.RedoneAs(item) is { } id) item = _store.GetCleanStart(transaction, id) as Item;
        return item;
    }

    private Item? Redo(Item item)
    {
        if (_store.RedoneAs(item) is { } existing) return _store.GetCleanStart(transaction, existing) as Item;
        var parentItem = item.Node.Item;
        if (parentItem is { Deleted: true })
        {
            if (_store.RedoneAs(parentItem) is null && (!_toRedo.Contains(parentItem) || Redo(parentItem) is null)) return null;
            parentItem = Latest(parentItem);
        }

        var parent = parentItem is null ? item.Node : (parentItem.Content as TypeContent)?.Node;
        if (parent is null) return null;
        Item? left;
        Item? right = null;
        if (item.ParentSub is null) (left, right) = ListNeighbours(item, parentItem);
        else if (!MapNeighbour(item, parentItem, parent, out left)) return null;

        var redone = transaction.Insert(parent, item.ParentSub, left, right, item.Content.Copy());
        _store.SetRedone(item, redone.Id);
        Keep(redone, true);
        return redone;
    }

    private (Item? Left, Item? Right) ListNeighbours(Item item, Item? parentItem)
    {
        Item? left = null;
        for (var candidate = item.Left; candidate is not null && left is null; candidate = candidate.Left) left = Within(candidate, parentItem);
        Item? right = null;
        for (Item? candidate = item; candidate is not null && right is null; candidate = candidate.Right) right = Within(candidate, parentItem);
        return (left, right);
    }

    /// <summary>The item itself, or what it was brought back as, if that lives in the parent.</summary>
    private Item? Within(Item candidate, Item? parentItem)
    {
        Item? trace = candidate;
        while (trace is not null && trace.Node.Item != parentItem)
            trace = _store.RedoneAs(trace) is { } id ? _store.GetCleanStart(transaction, id) as Item : null;
        return trace;
    }

    private bool MapNeighbour(Item item, Item? parentItem, TypeNode parent, out Item? left)
    {
        left = parent.Entry(item.ParentSub!); // only called for map items
        if (item.Right is null || ignoreRemoteMapChanges) return true;
        Item? last = item;
        while (last?.Right is { } next && (_store.RedoneAs(next) is not null || step.Insertions.Contains(next.Id) || manager.DeletedByAnyStep(next.Id)))
            last = Latest(next);
        if (last?.Right is not null) return false;
        if (last is not null && last.Node.Item == parentItem) left = last;
        return true;
    }
}
