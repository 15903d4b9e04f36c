namespace Cadre.Crdt;

/// <summary>An object embedded in text.</summary>
internal sealed class EmbedContent(Any value) : Content
{
    public override byte Ref => 5;

    public override Any ValueAt(int index) => value;

    public override Content Copy() => new EmbedContent(value);

    public override void Write(ByteWriter writer, int offset) => writer.WriteString(value.ToJson());
}
