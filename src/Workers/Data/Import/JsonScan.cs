namespace Cadre.Workers.Data.Import;

/// <summary>A byte-by-byte reader of JSON that knows only strings, nesting and \u escapes.</summary>
internal sealed class JsonScan(int deepest)
{
    private const int MostEscapesKept = 1_000_000;
    private bool inString;
    private int escape;
    private int unit;
    private int depth;
    private long position;

    internal bool TooDeep { get; private set; }

    internal long Line { get; private set; } = 1;

    /// <summary>Offset of the four digits, and the code unit, of each surrogate escape.</summary>
    internal List<(long Offset, int Unit)> SurrogateEscapes { get; } = [];

    internal void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (inString) InString(b);
            else Outside(b);
            position++;
            if (TooDeep) return;
        }
    }

    private void Outside(byte b)
    {
        switch (b)
        {
            case (byte)'"': inString = true; break;
            case (byte)'{' or (byte)'[': TooDeep = ++depth > deepest; break;
            case (byte)'}' or (byte)']': depth--; break;
            case (byte)'\n': Line++; break;
        }
    }

    /// <summary><c>escape</c>: 0 none, 1 after a backslash, 2 to 5 inside the four digits of \u.</summary>
    private void InString(byte b)
    {
        if (escape == 0)
        {
            if (b == '\\') escape = 1;
            else if (b == '"') inString = false;
            return;
        }
        if (escape == 1)
        {
            escape = b == 'u' ? 2 : 0;
            unit = 0;
            return;
        }
        unit = (unit << 4) | (char.IsAsciiHexDigit((char)b) ? Convert.ToInt32(((char)b).ToString(), 16) : 0);
        if (++escape <= 5) return;
        escape = 0;
        if (unit is >= 0xD800 and <= 0xDFFF && SurrogateEscapes.Count < MostEscapesKept) SurrogateEscapes.Add((position - 3, unit));
    }
}
