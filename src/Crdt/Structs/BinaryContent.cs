namespace Cadre.Crdt;

/// <summary>Bytes.</summary>
internal sealed class BinaryContent(byte[] bytes) : Content
{
    public override byte Ref => 3;

    public override Any ValueAt(int index) => bytes;

    public override Content Copy() => new BinaryContent(bytes);

    public override void Write(ByteWriter writer, int offset) => writer.WriteBytes(bytes);
}
