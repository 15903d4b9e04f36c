using System.Globalization;
using System.Text;

namespace Cadre.Expressions.Syntax;

internal static class EscapeReader
{
    /// <summary>The code point (or octet) of the escape sequence at a backslash and its length in characters; null when it is none.</summary>
    public static (int Code, int Length)? Read(string body, int at, bool bytes)
    {
        if (at + 1 >= body.Length)
            return null;
        char kind = body[at + 1];
        int single = Single(kind);
        if (single >= 0)
            return (single, 2);
        return kind switch
        {
            'x' or 'X' => Hex(body, at, 2, bytes),
            'u' => bytes ? null : Hex(body, at, 4, bytes),
            'U' => bytes ? null : Hex(body, at, 8, bytes),
            >= '0' and <= '3' => Octal(body, at),
            _ => null,
        };
    }

    private static int Single(char kind) => kind switch
    {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' or '?' or '"' or '\'' or '`' => kind,
        _ => -1,
    };

    private static (int Code, int Length)? Hex(string body, int at, int digits, bool bytes)
    {
        if (at + 2 + digits > body.Length || !uint.TryParse(
                body.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code))
            return null;
        return bytes || Rune.IsValid(code) ? ((int)code, digits + 2) : null;
    }

    private static (int Code, int Length)? Octal(string body, int at)
    {
        if (at + 4 > body.Length || body[at + 2] is < '0' or > '7' || body[at + 3] is < '0' or > '7')
            return null;
        return (((body[at + 1] - '0') * 64) + ((body[at + 2] - '0') * 8) + (body[at + 3] - '0'), 4);
    }
}
