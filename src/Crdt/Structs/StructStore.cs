namespace Cadre.Crdt;

/// <summary>Everything integrated into a document, by client.</summary>
internal sealed class StructStore
{
    private ulong _lastClient;
    private StructList? _lastList;

    public Dictionary<ulong, StructList> Clients { get; } = [];

    /// <summary>Items that an undo brought back, and as what.</summary>
    public Dictionary<Item, Id> Redone { get; } = [];

    public int State(ulong client) => Find(client)?.State ?? 0;

    public StructList? Find(ulong client)
    {
        if (_lastList is not null && _lastClient == client) return _lastList;
        if (!Clients.TryGetValue(client, out var list)) return null;
        (_lastClient, _lastList) = (client, list);
        return list;
    }

    public StructList ListOf(ulong client) => Find(client) ?? throw new InvalidOperationException("The client is not in the document; check the state before looking it up.");

    public StructList ListOrNew(ulong client)
    {
        if (Find(client) is { } found) return found;
        var list = new StructList();
        Clients.Add(client, list);
        return list;
    }

    public Struct Get(Id id)
    {
        var list = ListOf(id.Client);
        return list[list.IndexOf(id.Clock)];
    }

    /// <summary>The struct that starts at the id, splitting what spans it.</summary>
    public Struct GetCleanStart(Transaction transaction, Id id)
    {
        var list = ListOf(id.Client);
        return list[IndexOfCleanStart(transaction, list, id.Clock)];
    }

    /// <summary>The struct that ends with the id, splitting what spans it.</summary>
    public Struct GetCleanEnd(Transaction transaction, Id id)
    {
        var list = ListOf(id.Client);
        var index = list.IndexOf(id.Clock);
        var found = list[index];
        if (found is Item item && id.Clock != item.End - 1) list.Insert(index + 1, item.Split(transaction, id.Clock - item.Clock + 1));
        return found;
    }

    public static int IndexOfCleanStart(Transaction transaction, StructList list, int clock)
    {
        var index = list.IndexOf(clock);
        if (list[index] is not Item item || item.Clock >= clock) return index;
        list.Insert(index + 1, item.Split(transaction, clock - item.Clock));
        return index + 1;
    }

    public void Replace(Struct old, Struct replacement)
    {
        var list = ListOf(old.Client);
        list[list.IndexOf(old.Clock)] = replacement;
    }

    /// <summary>Visits every struct in the ranges, split at their borders.</summary>
    public void Visit(Transaction transaction, DeleteSet ranges, Action<Struct> visit)
    {
        foreach (var (client, list) in ranges.Clients)
        {
            if (Find(client) is not { } structs) continue;
            foreach (var range in list.ToArray())
            {
                if (range.Clock >= structs.State) break;
                var index = IndexOfCleanStart(transaction, structs, range.Clock);
                while (index < structs.Count && structs[index].Clock < range.End)
                {
                    if (range.End < structs[index].End) IndexOfCleanStart(transaction, structs, range.End);
                    visit(structs[index++]);
                }
            }
        }
    }

    public void SetRedone(Item item, Id id)
    {
        item.Flags |= StructFlags.Redone;
        Redone[item] = id;
    }

    public Id? RedoneAs(Item item) => (item.Flags & StructFlags.Redone) != StructFlags.None ? Redone[item] : null;

    public void SplitRedone(Item left, Item right, int offset)
    {
        var id = Redone[left];
        SetRedone(right, id with { Clock = id.Clock + offset });
    }

    public StateVector StateVector()
    {
        var vector = new StateVector();
        foreach (var (client, list) in Clients) vector[client] = list.State;
        return vector;
    }

    /// <summary>Whether any text has formatting, also what was deleted of it.</summary>
    public bool HasFormatting()
    {
        foreach (var list in Clients.Values)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is Item { Content: FormatContent }) return true;
            }
        }

        return false;
    }

    public DeleteSet DeleteSet()
    {
        var deletes = new DeleteSet();
        foreach (var (client, list) in Clients)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i].Deleted) deletes.AddMerged(client, list[i].Clock, list[i].Length);
            }
        }

        return deletes;
    }
}
