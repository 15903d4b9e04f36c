namespace Cadre.Crdt;

/// <summary>A gap in an update: clocks that the update does not contain.</summary>
internal sealed class SkipStruct : Struct
{
    public const byte Ref = 10;

    public SkipStruct(ulong client, int clock, int length) : base(client, clock, length) => Flags = StructFlags.Deleted;

    public override bool TryMergeWith(Struct right) => false;

    public override void Write(ByteWriter writer, int offset)
    {
        writer.WriteByte(Ref);
        writer.WriteLength(Length - offset);
    }
}
