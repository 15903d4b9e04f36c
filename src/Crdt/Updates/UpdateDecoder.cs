using System.Text;

namespace Cadre.Crdt;

/// <summary>
/// Reads update format v1 whole: per client a run of structs, then the delete set.
/// What contradicts itself (references forward into the own client, empty structs, overflowing clocks) is malformed.
/// </summary>
internal ref struct UpdateDecoder
{
    private const int KeyCacheSize = 64;
    private readonly DocLimits _limits;
    private readonly ParsedUpdate _update = new();
    private ByteReader _reader;
    private string?[]? _keys;
    private TextBuffer? _text;
    private ParentRef? _lastParent;

    private UpdateDecoder(ReadOnlySpan<byte> update, DocLimits limits)
    {
        _reader = new ByteReader(update);
        _limits = limits;
    }

    /// <summary>The parsed update, or null when it is malformed.</summary>
    public static ParsedUpdate? Decode(ReadOnlySpan<byte> update, DocLimits limits)
    {
        var decoder = new UpdateDecoder(update, limits);
        decoder.ReadClients();
        decoder._update.Deletes = Crdt.DeleteSet.Read(ref decoder._reader);
        return decoder._reader.Failed || decoder._reader.Remaining > 0 ? null : decoder._update;
    }

    private void ReadClients()
    {
        var clients = _reader.ReadLength();
        for (var i = 0; i < clients && !_reader.Failed; i++)
        {
            var count = _reader.ReadLength();
            var client = _reader.ReadVarUint();
            var clock = _reader.ReadLength();
            if (count > _reader.Remaining) _reader.Fail();
            if (_reader.Failed) return;
            var structs = _update.Clients.Find(known => known.Client == client);
            if (structs is null) _update.Clients.Add(structs = new ClientStructs(client, count));
            else if (structs.Structs.Count > 0 && structs.Structs[^1].End > clock) _reader.Fail();
            for (var j = 0; j < count && !_reader.Failed; j++)
            {
                var read = ReadStruct(client, clock);
                if (_reader.Failed) return;
                structs.Structs.Add(read);
                clock = read.End;
            }
        }
    }

    private Struct ReadStruct(ulong client, int clock)
    {
        var info = _reader.ReadByte();
        Struct read;
        switch (info & 0x1f)
        {
            case 0:
                read = new GcStruct(client, clock, _reader.ReadLength());
                break;
            case SkipStruct.Ref:
                read = new SkipStruct(client, clock, _reader.ReadLength());
                break;
            default:
                read = ReadItem(client, clock, info);
                break;
        }

        if ((read.Length <= 0 && read is not SkipStruct) || (long)clock + read.Length > int.MaxValue) _reader.Fail();
        return read;
    }

    private Item ReadItem(ulong client, int clock, byte info)
    {
        Id? origin = (info & 0x80) != 0 ? ReadId() : null;
        Id? rightOrigin = (info & 0x40) != 0 ? ReadId() : null;
        ParentRef? parent = null;
        string? key = null;
        if (origin is null && rightOrigin is null)
        {
            parent = ReadParent();
            if ((info & 0x20) != 0) key = ReadKey();
            if (parent is ItemRef reference && reference.Id.Client == client && reference.Id.Clock >= clock) _reader.Fail();
        }

        if ((origin is { } left && left.Client == client && left.Clock >= clock) || (rightOrigin is { } right && right.Client == client && right.Clock >= clock)) _reader.Fail();
        return new Item(client, clock, origin, rightOrigin, parent, key, ReadContent(info & 0x1f));
    }

    private Id ReadId()
    {
        var client = _reader.ReadVarUint();
        return new Id(client, _reader.ReadLength());
    }

    // Neighbouring structs mostly share their parent: one object serves them all.
    private ParentRef ReadParent()
    {
        if (_reader.ReadVarUint() == 1)
        {
            var name = ReadKey();
            return _lastParent is RootRef root && root.Name == name ? root : _lastParent = new RootRef(name);
        }

        var id = ReadId();
        return _lastParent is ItemRef item && item.Id == id ? item : _lastParent = new ItemRef(id);
    }

    private Content ReadContent(int kind)
    {
        switch (kind)
        {
            case 1: return new DeletedContent(_reader.ReadLength());
            case 2: return ReadJsonValues();
            case 3: return new BinaryContent(_reader.ReadBytes().ToArray());
            case 4: return ReadText();
            case 5: return new EmbedContent(ReadJson());
            case 6:
                var key = ReadKey();
                return new FormatContent(key, ReadJson());
            case 7: return ReadType();
            case 8: return ReadValues();
            case 9:
                var guid = _reader.ReadString();
                return new SubdocumentContent(new Subdocument(guid, AnyCodec.Read(ref _reader, _limits.ValueDepth)));
            default:
                _reader.Fail();
                return new DeletedContent(1);
        }
    }

    private TextContent ReadText()
    {
        var bytes = _reader.ReadBytes();
        if (_text is null || _text.Free < bytes.Length) _text = new TextBuffer(Math.Max(bytes.Length, Math.Min(_reader.Remaining, 16384)));
        if (_text.Decode(bytes) is { } text) return text;
        _reader.Fail();
        return new TextContent(_text, 0, 0);
    }

    private TypeContent ReadType()
    {
        var kind = _reader.ReadVarUint();
        if (kind > (ulong)TypeKind.XmlText) _reader.Fail();
        var named = kind is (ulong)TypeKind.XmlElement or (ulong)TypeKind.XmlHook;
        _update.HasTypes = true;
        return new TypeContent(new TypeNode((TypeKind)kind, named ? ReadKey() : null));
    }

    private AnyContent ReadValues()
    {
        var count = _reader.ReadLength();
        if (count > _reader.Remaining) _reader.Fail();
        if (_reader.Failed) return new AnyContent([]);
        var values = new Any[count];
        for (var i = 0; i < count && !_reader.Failed; i++) values[i] = AnyCodec.Read(ref _reader, _limits.ValueDepth);
        return new AnyContent(values);
    }

    private JsonContent ReadJsonValues()
    {
        var count = _reader.ReadLength();
        if (count > _reader.Remaining) _reader.Fail();
        if (_reader.Failed) return new JsonContent([]);
        var texts = new string[count];
        for (var i = 0; i < count && !_reader.Failed; i++)
        {
            texts[i] = _reader.ReadString();
            if (texts[i] != "undefined" && !JsonText.TryParse(texts[i], _limits.ValueDepth, out _)) _reader.Fail();
        }

        return new JsonContent(texts);
    }

    private Any ReadJson()
    {
        var text = ReadKey();
        switch (text)
        {
            case "null": return Any.Null;
            case "true": return true;
            case "undefined": return Any.Undefined;
        }

        if (!JsonText.TryParse(text, _limits.ValueDepth, out var value)) _reader.Fail();
        return value;
    }

    /// <summary>Reads a string that probably came before: map keys, attribute names, tag names.</summary>
    private string ReadKey()
    {
        var probe = _reader;
        var bytes = probe.ReadBytes();
        if (bytes.IsEmpty || bytes.Length > 32) return _reader.ReadString();
        _keys ??= new string?[KeyCacheSize];
        var slot = (bytes.Length + (bytes[0] * 7) + (bytes[^1] * 31)) % KeyCacheSize;
        if (_keys[slot] is { } known && Ascii.Equals(bytes, known))
        {
            _reader = probe;
            return known;
        }

        return _keys[slot] = _reader.ReadString();
    }
}
