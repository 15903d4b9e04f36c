using System.Collections.Frozen;

namespace Cadre.Expressions.Syntax;

/// <summary>Reads one token after another, from any position of the source.</summary>
internal sealed class Lexer(string source, int start)
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(StringComparer.Ordinal, "true", "false", "null", "in");
    private int at = start;

    public SyntaxFault? Fault { get; private set; }

    public Token Next()
    {
        SkipSpace();
        if (Fault is not null || at >= source.Length)
            return new Token(TokenKind.End, at, at, "");
        char c = source[at];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            return Take(NumberReader.Read(source, at));
        if (c is '"' or '\'' || StringReader.IsPrefixed(source, at))
            return Take(StringReader.Read(source, at));
        if (c == '_' || char.IsAsciiLetter(c))
            return ReadName();
        if (c == '`')
            return ReadQuotedName();
        return ReadSymbol(c);
    }

    private void SkipSpace()
    {
        while (at < source.Length)
        {
            if (source[at] is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                at++;
                continue;
            }

            if (source[at] != '/' || Peek(1) != '/')
                return;
            int end = source.IndexOf('\n', at);
            at = end < 0 ? source.Length : end + 1;
        }
    }

    private char Peek(int ahead) => at + ahead < source.Length ? source[at + ahead] : '\0';

    private Token Take((Token Token, SyntaxFault? Fault) read)
    {
        Fault = read.Fault;
        at = read.Token.End;
        return read.Token;
    }

    private Token ReadName()
    {
        int begin = at;
        while (at < source.Length && (source[at] == '_' || char.IsAsciiLetterOrDigit(source[at])))
            at++;
        string name = source[begin..at];
        return new Token(Keywords.Contains(name) ? TokenKind.Keyword : TokenKind.Identifier, begin, at, name);
    }

    private Token ReadQuotedName()
    {
        int begin = at++;
        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] is '_' or '.' or '-' or '/' or ' '))
            at++;
        if (Peek(0) != '`' || at == begin + 1)
            return Fail(begin, "a quoted field name holds letters, digits, '_', '.', '-', '/' and spaces between two backticks");
        at++;
        return new Token(TokenKind.QuotedIdentifier, begin, at, source[(begin + 1)..(at - 1)]);
    }

    private Token ReadSymbol(char c)
    {
        int begin = at;
        string? two = at + 1 < source.Length ? source.Substring(at, 2) : null;
        if (two is "&&" or "||" or "==" or "!=" or "<=" or ">=")
        {
            at += 2;
            return new Token(TokenKind.Symbol, begin, at, two);
        }

        if (!"+-*/%!<>?:.,()[]{}".Contains(c, StringComparison.Ordinal))
        {
            string hint = c switch
            {
                '=' => "'=' is not an operator; compare with '=='",
                '&' or '|' => $"'{c}' is not an operator; write '{c}{c}'",
                ';' => "an expression has no ';'; write one expression only",
                _ => $"the character U+{(int)c:X4} is not allowed here; put text between quotes",
            };
            return Fail(begin, hint);
        }

        at++;
        return new Token(TokenKind.Symbol, begin, at, c.ToString());
    }

    private Token Fail(int offset, string message)
    {
        Fault = new SyntaxFault(CelErrorCodes.Syntax, message, offset);
        return new Token(TokenKind.End, offset, offset, "");
    }
}
