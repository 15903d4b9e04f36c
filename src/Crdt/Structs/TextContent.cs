namespace Cadre.Crdt;

/// <summary>A slice of text. Neighbouring slices of one buffer merge without copying.</summary>
internal sealed class TextContent(TextBuffer buffer, int start, int length) : Content
{
    private const char Replacement = '\uFFFD';
    private TextBuffer _buffer = buffer;
    private int _start = start;
    private int _length = length;

    public override byte Ref => 4;

    public override int Length => _length;

    public ReadOnlySpan<char> Span => _buffer.Chars.AsSpan(_start, _length);

    public override Any ValueAt(int index) => Span[index].ToString();

    public override Content Copy()
    {
        var copy = new TextBuffer(_length);
        return copy.Append(Span);
    }

    public override Content Split(int offset)
    {
        var right = new TextContent(_buffer, _start + offset, _length - offset);
        _length = offset;

        // As in yjs: a split inside a surrogate pair replaces both halves.
        if (char.IsHighSurrogate(Span[offset - 1]))
        {
            _buffer.Chars[_start + offset - 1] = Replacement;
            _buffer.Chars[right._start] = Replacement;
        }

        return right;
    }

    public override bool TryMergeWith(Content right)
    {
        if (right is not TextContent other) return false;
        var end = _start + _length;
        if (_buffer != other._buffer || end != other._start)
        {
            if (end != _buffer.Used || _buffer.Free < other._length)
            {
                var grown = new TextBuffer(_length + other._length + Math.Min(_length, 4096));
                grown.Append(Span);
                (_buffer, _start) = (grown, 0);
            }

            _buffer.Append(other.Span);
        }

        _length += other._length;
        return true;
    }

    public override void Write(ByteWriter writer, int offset) => writer.WriteString(Span[offset..]);
}
