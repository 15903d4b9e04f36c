namespace Cadre.Crdt;

/// <summary>lib0's binary encoding of JSON-like values ("any").</summary>
internal static class AnyCodec
{
    private const byte BytesTag = 116, ListTag = 117, MapTag = 118, StringTag = 119, TrueTag = 120, FalseTag = 121;
    private const byte BigIntTag = 122, Float64Tag = 123, Float32Tag = 124, IntegerTag = 125, NullTag = 126, UndefinedTag = 127;

    public static void Write(ByteWriter writer, Any value)
    {
        switch (value.Kind)
        {
            case AnyKind.Null: writer.WriteByte(NullTag); break;
            case AnyKind.Boolean: writer.WriteByte(value.Boolean == true ? TrueTag : FalseTag); break;
            case AnyKind.Number: WriteNumber(writer, value.Number.GetValueOrDefault()); break;
            case AnyKind.BigInt:
                writer.WriteByte(BigIntTag);
                writer.WriteInt64(value.BigInt.GetValueOrDefault());
                break;
            case AnyKind.String:
                writer.WriteByte(StringTag);
                writer.WriteString(value.Text);
                break;
            case AnyKind.Bytes:
                writer.WriteByte(BytesTag);
                writer.WriteBytes(value.Bytes);
                break;
            case AnyKind.List: WriteList(writer, value.List ?? []); break;
            case AnyKind.Map when value.Map is { } map: WriteMap(writer, map); break;
            default: writer.WriteByte(UndefinedTag); break;
        }
    }

    public static Any Read(ref ByteReader reader, int depthLeft)
    {
        switch (reader.ReadByte())
        {
            case UndefinedTag: return Any.Undefined;
            case NullTag: return Any.Null;
            case IntegerTag: return reader.ReadVarInt();
            case Float32Tag: return (double)reader.ReadFloat32();
            case Float64Tag: return reader.ReadFloat64();
            case BigIntTag: return Any.FromBigInt(reader.ReadInt64());
            case TrueTag: return true;
            case FalseTag: return false;
            case StringTag: return reader.ReadString();
            case BytesTag: return reader.ReadBytes().ToArray();
            case ListTag when depthLeft > 0: return ReadList(ref reader, depthLeft - 1);
            case MapTag when depthLeft > 0: return ReadMap(ref reader, depthLeft - 1);
            default:
                reader.Fail();
                return Any.Undefined;
        }
    }

    private static void WriteNumber(ByteWriter writer, double number)
    {
        if (Math.Abs(number) <= int.MaxValue && Math.Floor(number) == number)
        {
            writer.WriteByte(IntegerTag);
            writer.WriteVarInt((ulong)Math.Abs(number), double.IsNegative(number));
        }
        else if ((float)number == number)
        {
            writer.WriteByte(Float32Tag);
            writer.WriteFloat32((float)number);
        }
        else
        {
            writer.WriteByte(Float64Tag);
            writer.WriteFloat64(number);
        }
    }

    private static void WriteList(ByteWriter writer, IReadOnlyList<Any> items)
    {
        writer.WriteByte(ListTag);
        writer.WriteLength(items.Count);
        foreach (var item in items) Write(writer, item);
    }

    private static void WriteMap(ByteWriter writer, IReadOnlyDictionary<string, Any> map)
    {
        writer.WriteByte(MapTag);
        writer.WriteLength(map.Count);
        foreach (var (key, item) in map)
        {
            writer.WriteString(key);
            Write(writer, item);
        }
    }

    private static Any ReadList(ref ByteReader reader, int depthLeft)
    {
        var count = reader.ReadLength();
        if (count > reader.Remaining)
        {
            reader.Fail();
            return Any.Undefined;
        }

        var items = new Any[count];
        for (var i = 0; i < count && !reader.Failed; i++) items[i] = Read(ref reader, depthLeft);
        return items;
    }

    private static Any ReadMap(ref ByteReader reader, int depthLeft)
    {
        var count = reader.ReadLength();
        if (count > reader.Remaining / 2)
        {
            reader.Fail();
            return Any.Undefined;
        }

        var map = new Dictionary<string, Any>(count, StringComparer.Ordinal);
        for (var i = 0; i < count && !reader.Failed; i++)
        {
            var key = reader.ReadString();
            map[key] = Read(ref reader, depthLeft);
        }

        return Any.FromOwned(map);
    }
}
