namespace Cadre.Crdt;

/// <summary>A place in a list or text that moves along with what stands there: for cursors and comments.</summary>
/// <param name="Item">The unit the place belongs to; null at an end.</param>
/// <param name="Type">The nested type, when the place is at its end.</param>
/// <param name="Root">The root type, when the place is at its end.</param>
/// <param name="Association">At least 0: belongs to what follows; negative: to what stands before.</param>
public sealed record RelativePosition(Id? Item, Id? Type, string? Root, int Association)
{
    /// <summary>The place before the unit at an index (or after the one before it, with a negative association).</summary>
    public static RelativePosition At(SharedType type, int index, int association = 0)
    {
        var node = type.Node;
        if (association < 0)
        {
            if (index == 0) return EndOf(node, association);
            index--;
        }

        for (var item = node.Start; item is not null; item = item.Right)
        {
            if (item.Visible)
            {
                if (index < item.Length) return EndOf(node, association) with { Item = new Id(item.Client, item.Clock + index) };
                index -= item.Length;
            }

            if (item.Right is null && association < 0) return EndOf(node, association) with { Item = item.LastId };
        }

        return EndOf(node, association);
    }

    /// <summary>Where the place is now; null when it is unknown or its type is gone.</summary>
    public (SharedType Type, int Index)? Resolve(Doc doc)
    {
        if (Item is { } id) return ResolveItem(doc, id);
        var node = Root is not null ? doc.FindRootNode(Root) : null;
        if (Type is { } typeId) node = (Follow(doc.Store, typeId).Item?.Content as TypeContent)?.Node;
        return node is null or { Kind: TypeKind.Undefined } ? null : (node.View, Association >= 0 ? node.Length : 0);
    }

    /// <summary>The wire format of yjs.</summary>
    public byte[] Encode()
    {
        var writer = new ByteWriter();
        writer.WriteByte(Item is not null ? (byte)0 : Root is not null ? (byte)1 : (byte)2);
        if ((Item ?? (Root is null ? Type : null)) is { } id)
        {
            writer.WriteVarUint(id.Client);
            writer.WriteLength(id.Clock);
        }
        else
        {
            writer.WriteString(Root);
        }

        writer.WriteVarInt((ulong)Math.Abs((long)Association), Association < 0);
        return writer.ToArray();
    }

    /// <summary>Reads the wire format of yjs; null when malformed.</summary>
    public static RelativePosition? Decode(ReadOnlySpan<byte> encoded)
    {
        var reader = new ByteReader(encoded);
        var kind = reader.ReadVarUint();
        var root = kind == 1 ? reader.ReadString() : null;
        Id? id = kind is 0 or 2 ? new Id(reader.ReadVarUint(), reader.ReadLength()) : null;
        var association = reader.Remaining > 0 ? (int)reader.ReadVarInt() : 0;
        if (reader.Failed || kind > 2) return null;
        return new RelativePosition(kind == 0 ? id : null, kind == 2 ? id : null, root, association);
    }

    private static RelativePosition EndOf(TypeNode node, int association) => new(null, node.Item?.Id, node.Item is null ? node.RootName : null, association);

    private (SharedType Type, int Index)? ResolveItem(Doc doc, Id id)
    {
        var (item, offset) = Follow(doc.Store, id);
        if (item is null) return null;
        var node = item.Node;
        if (node.Kind == TypeKind.Undefined) return null;
        if (node.Gone) return (node.View, 0);
        var index = item.Visible ? offset + (Association >= 0 ? 0 : 1) : 0;
        for (var left = item.Left; left is not null; left = left.Left) index += left.Visible ? left.Length : 0;
        return (node.View, index);
    }

    private static (Item? Item, int Offset) Follow(StructStore store, Id id)
    {
        while (true)
        {
            if (id.Clock >= store.State(id.Client) || store.Get(id) is not Item item) return (null, 0);
            var offset = id.Clock - item.Clock;
            if (store.RedoneAs(item) is not { } redone) return (item, offset);
            id = redone with { Clock = redone.Clock + offset };
        }
    }
}
