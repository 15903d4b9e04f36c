namespace Cadre.Expressions.Functions;

/// <summary>Positions in text are counted in Unicode code points; .NET counts UTF-16 units.</summary>
internal static class CodePoints
{
    public static int Count(ReadOnlySpan<char> text)
    {
        int pairs = 0;
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
            {
                pairs++;
                i++;
            }
        }

        return text.Length - pairs;
    }

    /// <summary>The UTF-16 position of a code point; -1 when the text is shorter. The end of the text is a position.</summary>
    public static int Offset(string text, long position)
    {
        if (position < 0 || position > text.Length)
            return -1;
        int at = 0;
        for (; position > 0 && at < text.Length; position--)
            at += Width(text, at);
        return position == 0 ? at : -1;
    }

    public static int Width(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
}
