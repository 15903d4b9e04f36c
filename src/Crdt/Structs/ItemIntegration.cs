namespace Cadre.Crdt;

/// <summary>
/// The YATA algorithm: puts an item at its place among concurrent ones, the same on every replica.
/// Source: Nicolaescu et al., "Near Real-Time Peer-to-Peer Shared Editing on Extensible Data Types", with yjs' rules.
/// </summary>
internal static class ItemIntegration
{
    /// <summary>Turns the ids of an item that came in an update into neighbours and a parent. False: its place is gone.</summary>
    public static bool Resolve(Transaction transaction, Item item)
    {
        var store = transaction.Doc.Store;
        var left = item.Origin is { } origin ? store.GetCleanEnd(transaction, origin) : null;
        var right = item.RightOrigin is { } rightOrigin ? store.GetCleanStart(transaction, rightOrigin) : null;
        if (left is GcStruct || right is GcStruct) return false;
        item.Left = left as Item;
        item.Right = right as Item;
        switch (item.Parent)
        {
            case null:
                var neighbour = item.Left ?? item.Right;
                item.Parent = neighbour?.Parent;
                item.ParentSub = neighbour?.ParentSub;
                break;
            case RootRef root:
                item.Parent = transaction.Doc.Root(root.Name);
                break;
            case ItemRef reference:
                item.Parent = (store.Get(reference.Id) as Item)?.Content is TypeContent type ? type.Node : null;
                break;
        }

        return item.Parent is TypeNode;
    }

    /// <summary>Links the item in, stores it and tells its content. Neighbours and parent are known.</summary>
    public static void Integrate(Transaction transaction, Item item)
    {
        var parent = item.Node;
        var key = item.ParentSub;
        var alone = item.Left is null && (item.Right is null || item.Right.Left is not null);
        if (alone || (item.Left is not null && item.Left.Right != item.Right)) item.Left = FindLeft(transaction.Doc.Store, item, parent);
        Link(item, parent);
        if (item.Right is null && key is not null)
        {
            parent.SetEntry(key, item);
            item.Left?.Delete(transaction);
        }

        if (key is null && item.Visible) parent.Length += item.Length;
        transaction.Store(item);
        item.Content.Integrated(transaction, item);
        transaction.MarkChanged(parent, key);
        if (parent.Gone || (key is not null && item.Right is not null)) item.Delete(transaction);
    }

    private static void Link(Item item, TypeNode parent)
    {
        if (item.Left is not null)
        {
            item.Right = item.Left.Right;
            item.Left.Right = item;
        }
        else if (item.ParentSub is not null)
        {
            item.Right = First(parent, item.ParentSub);
        }
        else
        {
            item.Right = parent.Start;
            parent.Start = item;
        }

        if (item.Right is not null) item.Right.Left = item;
    }

    private static Item? First(TypeNode parent, string? key)
    {
        if (key is null) return parent.Start;
        var item = parent.Entry(key);
        while (item?.Left is not null) item = item.Left;
        return item;
    }

    /// <summary>
    /// Walks the items between the two origins and finds after which of them this one stands:
    /// items of the same origin are ordered by client; those that depend on one that goes before go before too.
    /// </summary>
    private static Item? FindLeft(StructStore store, Item item, TypeNode parent)
    {
        var left = item.Left;
        var other = left is not null ? left.Right : First(parent, item.ParentSub);
        if (other is null || other == item.Right) return left;
        var seen = new Dictionary<Struct, int>(ReferenceEqualityComparer.Instance);
        var conflictsFrom = 0;
        for (; other is not null && other != item.Right; other = other.Right)
        {
            seen.Add(other, seen.Count);
            if (item.SameOrigin(other))
            {
                if (other.Client < item.Client)
                {
                    left = other;
                    conflictsFrom = seen.Count;
                }
                else if (item.SameRightOrigin(other))
                {
                    break;
                }
            }
            else if (other.Origin is { } origin && seen.TryGetValue(store.Get(origin), out var position))
            {
                if (position >= conflictsFrom) continue;
                left = other;
                conflictsFrom = seen.Count;
            }
            else
            {
                break;
            }
        }

        return left;
    }
}
