namespace Cadre.Crdt;

/// <summary>A nested shared type.</summary>
internal sealed class TypeContent(TypeNode node) : Content
{
    public TypeNode Node { get; } = node;

    public override byte Ref => 7;

    public override Any ValueAt(int index) => Node.View;

    public override Content Copy() => new TypeContent(new TypeNode(Node.Kind, Node.Name));

    public override void Integrated(Transaction transaction, Item item) => Node.Attach(transaction, item);

    public override void Deleted(Transaction transaction)
    {
        for (var item = Node.Start; item is not null; item = item.Right) DeleteChild(transaction, item);
        if (Node.Entries is { } entries)
        {
            foreach (var item in entries.Values) DeleteChild(transaction, item);
        }

        transaction.Changed.Remove(Node);
    }

    public override void Collect(StructStore store)
    {
        for (var item = Node.Start; item is not null;)
        {
            var next = item.Right;
            item.Collect(store, parentGone: true);
            item = next;
        }

        Node.Start = null;
        if (Node.Entries is { } entries)
        {
            foreach (var last in entries.Values)
            {
                for (var item = last; item is not null; item = item.Left) item.Collect(store, parentGone: true);
            }
        }

        Node.Entries = null;
        Node.Markers = null;
    }

    public override void Write(ByteWriter writer, int offset)
    {
        writer.WriteByte((byte)Node.Kind);
        if (Node.Kind is TypeKind.XmlElement or TypeKind.XmlHook) writer.WriteString(Node.Name);
    }

    private static void DeleteChild(Transaction transaction, Item item)
    {
        if (!item.Deleted) item.Delete(transaction);
        else if (item.Clock < transaction.ClockBefore(item.Client)) transaction.MergeCandidates.Add(item); // may merge with its neighbours once they are deleted too
    }
}
