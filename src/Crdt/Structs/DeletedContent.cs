namespace Cadre.Crdt;

/// <summary>Deleted and forgotten units.</summary>
internal sealed class DeletedContent(int length) : Content
{
    private int _length = length;

    public override byte Ref => 1;

    public override int Length => _length;

    public override bool Countable => false;

    public override Content Copy() => new DeletedContent(_length);

    public override Content Split(int offset)
    {
        var right = new DeletedContent(_length - offset);
        _length = offset;
        return right;
    }

    public override bool TryMergeWith(Content right)
    {
        if (right is not DeletedContent deleted) return false;
        _length += deleted._length;
        return true;
    }

    public override void Integrated(Transaction transaction, Item item)
    {
        transaction.Deletes.Add(item.Client, item.Clock, _length);
        item.Flags |= StructFlags.Deleted;
    }

    public override void Write(ByteWriter writer, int offset) => writer.WriteLength(_length - offset);
}
