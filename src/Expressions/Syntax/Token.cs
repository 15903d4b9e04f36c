namespace Cadre.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Identifier,
    QuotedIdentifier,
    Keyword,
    Int,
    Uint,
    Double,
    Text,
    Bytes,
    Symbol,
}

/// <summary>A lexical element. <paramref name="Text"/> holds the name, the symbol, or the digits of a number.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text, CelValue? Value = null)
{
    public bool Is(string symbol) => Kind is TokenKind.Symbol or TokenKind.Keyword && Text == symbol;
}
