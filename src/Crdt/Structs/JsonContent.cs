namespace Cadre.Crdt;

/// <summary>Values in the oldest encoding, JSON texts; still read, and written as they came.</summary>
internal sealed class JsonContent(string[] texts) : Content
{
    private string[] _texts = texts;

    public override byte Ref => 2;

    public override int Length => _texts.Length;

    public override Any ValueAt(int index) => Any.ParseJson(_texts[index]) ?? Any.Undefined;

    public override Content Copy() => new JsonContent(_texts);

    public override Content Split(int offset)
    {
        var right = new JsonContent(_texts[offset..]);
        _texts = _texts[..offset];
        return right;
    }

    public override bool TryMergeWith(Content right)
    {
        if (right is not JsonContent other) return false;
        _texts = [.. _texts, .. other._texts];
        return true;
    }

    public override void Write(ByteWriter writer, int offset)
    {
        writer.WriteLength(_texts.Length - offset);
        for (var i = offset; i < _texts.Length; i++) writer.WriteString(_texts[i]);
    }
}
