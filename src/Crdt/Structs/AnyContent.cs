namespace Cadre.Crdt;

/// <summary>Plain values. The array may have spare room, so that appending in a row costs no copies.</summary>
internal sealed class AnyContent : Content
{
    private Any[] _values;
    private int _count;

    public AnyContent(Any[] values)
    {
        _values = values;
        _count = values.Length;
    }

    public override byte Ref => 8;

    public override int Length => _count;

    public override Any ValueAt(int index) => _values[index];

    public override Content Copy() => new AnyContent(_values[.._count]);

    public override Content Split(int offset)
    {
        var right = new AnyContent(_values[offset.._count]);
        _count = offset;
        return right;
    }

    public override bool TryMergeWith(Content right)
    {
        if (right is not AnyContent other) return false;
        if (_values.Length < _count + other._count) System.Array.Resize(ref _values, Math.Max(_count * 2, _count + other._count));
        other._values.AsSpan(0, other._count).CopyTo(_values.AsSpan(_count));
        _count += other._count;
        return true;
    }

    public override void Write(ByteWriter writer, int offset)
    {
        writer.WriteLength(_count - offset);
        for (var i = offset; i < _count; i++) AnyCodec.Write(writer, _values[i]);
    }
}
