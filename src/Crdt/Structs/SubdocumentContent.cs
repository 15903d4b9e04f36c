namespace Cadre.Crdt;

/// <summary>A reference to another document.</summary>
internal sealed class SubdocumentContent(Subdocument subdocument) : Content
{
    public override byte Ref => 9;

    public override Any ValueAt(int index) => subdocument;

    public override Content Copy() => new SubdocumentContent(subdocument);

    public override void Write(ByteWriter writer, int offset)
    {
        writer.WriteString(subdocument.Guid);
        AnyCodec.Write(writer, subdocument.Options);
    }
}
