using System.Text;

namespace Cadre.Expressions.Syntax;

/// <summary>String and bytes literals: prefixes r and b, one or three quotes, escapes.</summary>
internal static class StringReader
{
    /// <summary>Whether a string with a prefix (r, b, rb, br) starts here.</summary>
    public static bool IsPrefixed(string source, int at) => source[at] is 'r' or 'R' or 'b' or 'B' && QuoteAt(source, at) >= 0;

    public static (Token Token, SyntaxFault? Fault) Read(string source, int start)
    {
        int at = QuoteAt(source, start);
        ReadOnlySpan<char> prefix = source.AsSpan(start, at - start);
        bool raw = prefix.ContainsAny('r', 'R');
        bool bytes = prefix.ContainsAny('b', 'B');
        char quote = source[at];
        bool triple = at + 2 < source.Length && source[at + 1] == quote && source[at + 2] == quote;
        at += triple ? 3 : 1;
        int bodyStart = at;
        while (!Closes(source, at, quote, triple))
        {
            if (at >= source.Length || (!triple && source[at] is '\n' or '\r'))
                return Fail(start, at, CelErrorCodes.Syntax, "the string is not closed; end it with the quote it began with");
            at += source[at] == '\\' && !raw && at + 1 < source.Length ? 2 : 1;
        }

        int end = at + (triple ? 3 : 1);
        string body = source[bodyStart..at];
        if (raw)
            return (Make(bytes, start, end, body, Encoding.UTF8.GetBytes(body)), null);
        return Unescape(body, bytes, start, end, bodyStart);
    }

    private static Token Make(bool bytes, int start, int end, string text, byte[] octets) => bytes
        ? new Token(TokenKind.Bytes, start, end, "", new CelBytes(octets))
        : new Token(TokenKind.Text, start, end, "", new CelString(text));

    private static int QuoteAt(string source, int at)
    {
        bool raw = false, bytes = false;
        for (int i = at; i < source.Length && i < at + 3; i++)
        {
            char c = source[i];
            if (c is '"' or '\'')
                return i;
            if (c is 'r' or 'R' && !raw)
                raw = true;
            else if (c is 'b' or 'B' && !bytes)
                bytes = true;
            else
                return -1;
        }

        return -1;
    }

    private static bool Closes(string source, int at, char quote, bool triple) =>
        at < source.Length && source[at] == quote
        && (!triple || (at + 2 < source.Length && source[at + 1] == quote && source[at + 2] == quote));

    private static (Token Token, SyntaxFault? Fault) Unescape(string body, bool bytes, int start, int end, int bodyStart)
    {
        var text = new StringBuilder();
        var octets = new List<byte>();
        for (int i = 0; i < body.Length;)
        {
            if (body[i] != '\\')
            {
                int next = body.IndexOf('\\', i);
                string plain = body[i..(next < 0 ? body.Length : next)];
                if (bytes)
                    octets.AddRange(Encoding.UTF8.GetBytes(plain));
                else
                    text.Append(plain);
                i += plain.Length;
                continue;
            }

            if (EscapeReader.Read(body, i, bytes) is not { } escape)
            {
                const string Message = "unknown escape sequence; use \\n \\t \\\\ \\\" \\' \\xHH \\uHHHH \\UHHHHHHHH or three octal digits, or a raw string r'…'";
                return Fail(bodyStart + i, end, CelErrorCodes.InvalidLiteral, Message);
            }

            if (bytes)
                octets.Add((byte)escape.Code);
            else
                text.Append(new Rune(escape.Code).ToString());
            i += escape.Length;
        }

        return (Make(bytes, start, end, text.ToString(), [.. octets]), null);
    }

    private static (Token Token, SyntaxFault? Fault) Fail(int offset, int end, string code, string message) =>
        (new Token(TokenKind.End, offset, end, ""), new SyntaxFault(code, message, offset));
}
