namespace Cadre.Crdt;

/// <summary>What an item carries. Values are indexed from 0 to <see cref="Length"/> - 1.</summary>
internal abstract class Content
{
    /// <summary>Number of the content kind in the wire format.</summary>
    public abstract byte Ref { get; }

    public virtual int Length => 1;

    public virtual bool Countable => true;

    public virtual Any ValueAt(int index) => Any.Undefined;

    public abstract Content Copy();

    /// <summary>Keeps the first <paramref name="offset"/> units and returns the rest.</summary>
    public virtual Content Split(int offset) => throw new InvalidOperationException("Content of one unit cannot be split.");

    public virtual bool TryMergeWith(Content right) => false;

    public virtual void Integrated(Transaction transaction, Item item)
    {
    }

    public virtual void Deleted(Transaction transaction)
    {
    }

    public virtual void Collect(StructStore store)
    {
    }

    public abstract void Write(ByteWriter writer, int offset);
}
