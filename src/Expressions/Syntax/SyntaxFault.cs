namespace Cadre.Expressions.Syntax;

/// <summary>The first thing wrong with a source text.</summary>
internal sealed record SyntaxFault(string Code, string Message, int Offset)
{
    public CelError Locate(string source) => SourcePosition.Error(source, Offset, Code, Message);
}
