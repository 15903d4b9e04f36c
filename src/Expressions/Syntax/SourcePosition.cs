namespace Cadre.Expressions.Syntax;

internal static class SourcePosition
{
    public static CelError Error(string source, int offset, string code, string message)
    {
        (int line, int column) = Of(source, offset);
        return new CelError(code, message, line, column);
    }

    /// <summary>Line and column of a character, both from 1.</summary>
    public static (int Line, int Column) Of(string source, int offset)
    {
        ReadOnlySpan<char> before = source.AsSpan(0, Math.Clamp(offset, 0, source.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
