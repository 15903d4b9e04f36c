using System.Buffers.Binary;
using System.Text;

namespace Cadre.Crdt;

/// <summary>Writes the lib0 encoding into a growing buffer.</summary>
public sealed class ByteWriter
{
    private byte[] _buffer;

    /// <summary>Starts with room for <paramref name="capacity"/> bytes.</summary>
    public ByteWriter(int capacity = 64) => _buffer = new byte[Math.Max(16, capacity)];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written so far, valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => Written.ToArray();

    /// <summary>Writes one byte.</summary>
    public void WriteByte(byte value)
    {
        if (Length == _buffer.Length) Grow(1);
        _buffer[Length++] = value;
    }

    /// <summary>Writes an unsigned integer, seven bits a byte.</summary>
    public void WriteVarUint(ulong value)
    {
        if (_buffer.Length - Length < 10) Grow(10);
        while (value > 0x7f)
        {
            _buffer[Length++] = (byte)(0x80 | (value & 0x7f));
            value >>= 7;
        }

        _buffer[Length++] = (byte)value;
    }

    /// <summary>Writes a non-negative length, clock or count.</summary>
    public void WriteLength(int value) => WriteVarUint((uint)value);

    /// <summary>Writes a signed integer; <paramref name="negative"/> keeps the sign of zero.</summary>
    public void WriteVarInt(ulong magnitude, bool negative)
    {
        var rest = magnitude >> 6;
        WriteByte((byte)((rest > 0 ? 0x80 : 0) | (negative ? 0x40 : 0) | (int)(magnitude & 0x3f)));
        if (rest > 0) WriteVarUint(rest);
    }

    /// <summary>Writes a big-endian 32-bit float.</summary>
    public void WriteFloat32(float value) => BinaryPrimitives.WriteSingleBigEndian(Reserve(4), value);

    /// <summary>Writes a big-endian 64-bit float.</summary>
    public void WriteFloat64(double value) => BinaryPrimitives.WriteDoubleBigEndian(Reserve(8), value);

    /// <summary>Writes a big-endian 64-bit integer.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Reserve(8), value);

    /// <summary>Writes length-prefixed bytes.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteLength(value.Length);
        WriteRaw(value);
    }

    /// <summary>Writes bytes without a length.</summary>
    public void WriteRaw(ReadOnlySpan<byte> value) => value.CopyTo(Reserve(value.Length));

    /// <summary>Writes a length-prefixed UTF-8 string; unpaired surrogates become U+FFFD as in a browser.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        WriteLength(length);
        Encoding.UTF8.GetBytes(value, Reserve(length));
    }

    private Span<byte> Reserve(int count)
    {
        if (_buffer.Length - Length < count) Grow(count);
        var span = _buffer.AsSpan(Length, count);
        Length += count;
        return span;
    }

    private void Grow(int count) => System.Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
}
