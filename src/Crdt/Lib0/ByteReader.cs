using System.Buffers.Binary;
using System.Text.Unicode;

namespace Cadre.Crdt;

/// <summary>
/// Reads the lib0 encoding (variable length integers, length-prefixed strings and bytes).
/// A read past the end or of a malformed value sets <see cref="Failed"/> and yields zero or empty;
/// callers check the flag once per structure instead of catching exceptions.
/// </summary>
public ref struct ByteReader
{
    private const ulong MaxSafeInteger = (1UL << 53) - 1;
    private readonly ReadOnlySpan<byte> _data;
    private int _position;

    /// <summary>Reads from the start of <paramref name="data"/>.</summary>
    public ByteReader(ReadOnlySpan<byte> data)
    {
        _data = data;
        _position = 0;
        Failed = false;
    }

    /// <summary>True after any read went past the end or met a malformed value.</summary>
    public bool Failed { get; private set; }

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _data.Length - _position;

    /// <summary>Offset of the next byte.</summary>
    public readonly int Position => _position;

    /// <summary>Marks the input as malformed.</summary>
    public void Fail()
    {
        Failed = true;
        _position = _data.Length;
    }

    /// <summary>Reads one byte.</summary>
    public byte ReadByte()
    {
        if (_position < _data.Length) return _data[_position++];
        Fail();
        return 0;
    }

    /// <summary>Reads an unsigned integer of at most 53 bits.</summary>
    public ulong ReadVarUint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 56; shift += 7)
        {
            var next = ReadByte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                if (value <= MaxSafeInteger) return value;
                break;
            }
        }

        Fail();
        return 0;
    }

    /// <summary>Reads an unsigned integer that must fit an <see cref="int"/> (lengths, clocks, counts).</summary>
    public int ReadLength()
    {
        var value = ReadVarUint();
        if (value <= int.MaxValue) return (int)value;
        Fail();
        return 0;
    }

    /// <summary>Reads a signed integer; the result is a double because lib0 distinguishes -0.</summary>
    public double ReadVarInt()
    {
        var first = ReadByte();
        var negative = (first & 0x40) != 0;
        var value = (ulong)(first & 0x3f);
        for (var shift = 6; first >= 0x80; shift += 7)
        {
            if (shift > 55)
            {
                Fail();
                return 0;
            }

            first = ReadByte();
            value |= (ulong)(first & 0x7f) << shift;
        }

        if (value > MaxSafeInteger) Fail();
        return negative ? -(double)value : value;
    }

    /// <summary>Reads a big-endian 32-bit float.</summary>
    public float ReadFloat32() => BinaryPrimitives.ReadSingleBigEndian(TakeOrZero(4));

    /// <summary>Reads a big-endian 64-bit float.</summary>
    public double ReadFloat64() => BinaryPrimitives.ReadDoubleBigEndian(TakeOrZero(8));

    /// <summary>Reads a big-endian 64-bit integer.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(TakeOrZero(8));

    /// <summary>Reads length-prefixed bytes without copying them.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadLength();
        return Take(length);
    }

    /// <summary>Reads a length-prefixed UTF-8 string; invalid UTF-8 is malformed.</summary>
    public string ReadString()
    {
        var bytes = ReadBytes();
        if (bytes.IsEmpty) return string.Empty;
        Span<char> small = stackalloc char[256];
        var chars = bytes.Length <= small.Length ? small : new char[bytes.Length];
        if (Utf8.ToUtf16(bytes, chars, out _, out var written, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done)
            return new string(chars[..written]);
        Fail();
        return string.Empty;
    }

    /// <summary>Takes <paramref name="length"/> raw bytes.</summary>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > Remaining)
        {
            Fail();
            return [];
        }

        var result = _data.Slice(_position, length);
        _position += length;
        return result;
    }

    private ReadOnlySpan<byte> TakeOrZero(int length)
    {
        var taken = Take(length);
        return taken.Length == length ? taken : new byte[length];
    }
}
