namespace Cadre.Crdt;

/// <summary>A point in text from which an attribute has a value; null ends it.</summary>
internal sealed class FormatContent(string key, Any value) : Content
{
    public string Key { get; } = key;

    public Any Value { get; } = value;

    public override byte Ref => 6;

    public override bool Countable => false;

    public override Content Copy() => new FormatContent(Key, Value);

    public override void Integrated(Transaction transaction, Item item)
    {
        // Attributes depend on all that stands before a position, so positions are found from the start from now on.
        item.Node.Markers = null;
        item.Node.HasFormatting = true;
    }

    public override void Write(ByteWriter writer, int offset)
    {
        writer.WriteString(Key);
        writer.WriteString(Value.ToJson());
    }
}
