namespace Cadre.Crdt;

/// <summary>What is left of units whose parent is gone: only their clocks.</summary>
internal sealed class GcStruct : Struct
{
    public GcStruct(ulong client, int clock, int length) : base(client, clock, length) => Flags = StructFlags.Deleted;

    public override bool TryMergeWith(Struct right)
    {
        if (right is not GcStruct || End != right.Clock) return false;
        Length += right.Length;
        return true;
    }

    public override void Write(ByteWriter writer, int offset)
    {
        writer.WriteByte(0);
        writer.WriteLength(Length - offset);
    }
}
