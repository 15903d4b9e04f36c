using System.Globalization;
using System.Text;

namespace Cadre.Crdt;

/// <summary>A strict JSON reader of bounded depth.</summary>
internal ref struct JsonParser(ReadOnlySpan<char> text, int maxDepth)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;
    private int _depthLeft = maxDepth;

    public bool TryParse(out Any value)
    {
        var good = ReadValue(out value);
        SkipSpace();
        return good && _position == _text.Length;
    }

    private bool ReadValue(out Any value)
    {
        value = default;
        SkipSpace();
        if (_position >= _text.Length) return false;
        switch (_text[_position])
        {
            case '{': return ReadMap(out value);
            case '[': return ReadList(out value);
            case '"':
                var good = ReadString(out var read);
                value = read;
                return good;
            case 't': value = true; return Literal("true");
            case 'f': value = false; return Literal("false");
            case 'n': value = Any.Null; return Literal("null");
            default: return ReadNumber(out value);
        }
    }

    private bool ReadMap(out Any value)
    {
        var map = new Dictionary<string, Any>(StringComparer.Ordinal);
        value = Any.FromOwned(map);
        if (_depthLeft-- <= 0) return false;
        _position++;
        if (Next('}')) return Closed();
        do
        {
            SkipSpace();
            if (!ReadString(out var key) || !Next(':') || !ReadValue(out var item)) return false;
            map[key] = item;
        }
        while (Next(','));
        return Next('}') && Closed();
    }

    private bool ReadList(out Any value)
    {
        value = default;
        if (_depthLeft-- <= 0) return false;
        _position++;
        var items = new List<Any>();
        if (!Next(']'))
        {
            do
            {
                if (!ReadValue(out var item)) return false;
                items.Add(item);
            }
            while (Next(','));
            if (!Next(']')) return false;
        }

        value = items.ToArray();
        return Closed();
    }

    private bool Closed()
    {
        _depthLeft++;
        return true;
    }

    private bool ReadString(out string value)
    {
        value = string.Empty;
        if (_position >= _text.Length || _text[_position] != '"') return false;
        var rest = _text[++_position..];
        var stop = rest.IndexOfAny('"', '\\');
        if (stop < 0 || rest[..stop].IndexOfAnyInRange('\0', '\u001f') >= 0) return false;
        if (rest[stop] == '"')
        {
            value = rest[..stop].ToString();
            _position += stop + 1;
            return true;
        }

        return ReadEscaped(out value);
    }

    private bool ReadEscaped(out string value)
    {
        value = string.Empty;
        var output = new StringBuilder();
        while (_position < _text.Length)
        {
            var c = _text[_position++];
            if (c == '"')
            {
                value = output.ToString();
                return true;
            }

            if (c < ' ') return false;
            if (c != '\\') output.Append(c);
            else if (!ReadEscape(output)) return false;
        }

        return false;
    }

    private bool ReadEscape(StringBuilder output)
    {
        if (_position >= _text.Length) return false;
        var c = _text[_position++];
        if (c == 'u')
        {
            if (_position + 4 > _text.Length || !ushort.TryParse(_text.Slice(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)) return false;
            _position += 4;
            output.Append((char)unit);
            return true;
        }

        var index = "\"\\/bfnrt".IndexOf(c, StringComparison.Ordinal);
        if (index < 0) return false;
        output.Append("\"\\/\b\f\n\r\t"[index]);
        return true;
    }

    private bool ReadNumber(out Any value)
    {
        var start = _position;
        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] is '-' or '+' or '.' or 'e' or 'E')) _position++;
        var span = _text[start.._position];
        var good = span.Length > 0 && (char.IsAsciiDigit(span[^1])) && (char.IsAsciiDigit(span[0]) || (span[0] == '-' && span.Length > 1 && char.IsAsciiDigit(span[1])));
        value = good && double.TryParse(span, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : default(Any);
        return value.Kind == AnyKind.Number;
    }

    private bool Literal(string literal)
    {
        if (!_text[_position..].StartsWith(literal, StringComparison.Ordinal)) return false;
        _position += literal.Length;
        return true;
    }

    private bool Next(char expected)
    {
        SkipSpace();
        if (_position >= _text.Length || _text[_position] != expected) return false;
        _position++;
        return true;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
            if (_position >= _text.Length) return;
        }
    }
}
