using System.Globalization;

namespace Cadre.Expressions.Syntax;

/// <summary>Numeric literals. The sign belongs to the parser, which alone can accept the smallest int.</summary>
internal static class NumberReader
{
    public static (Token Token, SyntaxFault? Fault) Read(string source, int start)
    {
        int at = start;
        bool hex = source[at] == '0' && at + 1 < source.Length && source[at + 1] is 'x' or 'X';
        bool floating = false;
        if (hex)
            at = Skip(source, at + 2, char.IsAsciiHexDigit);
        else
            at = SkipDecimal(source, at, out floating);
        string digits = source[start..at];
        bool unsigned = !floating && at < source.Length && source[at] is 'u' or 'U';
        int end = unsigned ? at + 1 : at;
        if (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '_'))
            return Fail(start, end, "a number is followed by a letter; put a space or an operator between them");
        TokenKind kind = floating ? TokenKind.Double : unsigned ? TokenKind.Uint : TokenKind.Int;
        return (new Token(kind, start, end, digits), null);
    }

    /// <summary>The value of a numeric token, or null when it is out of range.</summary>
    public static CelValue? Value(Token token, bool negative)
    {
        if (token.Kind == TokenKind.Double)
        {
            double number = double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
            return new CelDouble(negative ? -number : number);
        }

        bool hex = token.Text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<char> digits = hex ? token.Text.AsSpan(2) : token.Text;
        NumberStyles style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (digits.TrimStart('0').Length > 20
            || !ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out ulong value))
            return null;
        if (token.Kind == TokenKind.Uint)
            return negative ? null : new CelUint(value);
        if (negative)
            return value <= 9223372036854775808UL ? new CelInt(unchecked(-(long)value)) : null;
        return value <= long.MaxValue ? new CelInt((long)value) : null;
    }

    private static int SkipDecimal(string source, int at, out bool floating)
    {
        floating = false;
        at = Skip(source, at, char.IsAsciiDigit);
        if (at + 1 < source.Length && source[at] == '.' && char.IsAsciiDigit(source[at + 1]))
        {
            floating = true;
            at = Skip(source, at + 1, char.IsAsciiDigit);
        }

        if (at >= source.Length || source[at] is not ('e' or 'E'))
            return at;
        int digits = at + 1 < source.Length && source[at + 1] is '+' or '-' ? at + 2 : at + 1;
        int end = Skip(source, digits, char.IsAsciiDigit);
        if (end == digits)
            return at;
        floating = true;
        return end;
    }

    private static int Skip(string source, int at, Func<char, bool> accepts)
    {
        while (at < source.Length && accepts(source[at]))
            at++;
        return at;
    }

    private static (Token Token, SyntaxFault? Fault) Fail(int start, int end, string message) =>
        (new Token(TokenKind.End, start, end, ""), new SyntaxFault(CelErrorCodes.InvalidLiteral, message, start));
}
