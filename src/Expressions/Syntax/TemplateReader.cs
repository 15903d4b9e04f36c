namespace Cadre.Expressions.Syntax;

/// <summary>Plain text, or an expression.</summary>
internal sealed record TemplatePart(int Offset, string Text, Node? Expression);

/// <summary>Splits a template. The expression parser itself finds the end of a placeholder, so quotes and braces inside are no trouble.</summary>
internal static class TemplateReader
{
    private const string Open = "{{";
    private const string Close = "}}";

    public static (List<TemplatePart> Parts, SyntaxFault? Fault) Read(string source, CelLimits limits)
    {
        var parts = new List<TemplatePart>();
        int at = 0;
        while (at < source.Length)
        {
            int open = source.IndexOf(Open, at, StringComparison.Ordinal);
            if (open > 0 && source[open - 1] == '\\' && open - 1 >= at)
            {
                parts.Add(new TemplatePart(at, source[at..(open - 1)] + Open, null));
                at = open + Open.Length;
                continue;
            }

            int end = open < 0 ? source.Length : open;
            if (end > at)
                parts.Add(new TemplatePart(at, source[at..end], null));
            if (open < 0)
                break;
            var parser = new Parser(source, open + Open.Length, limits, check: true);
            Node node = parser.ParseExpression();
            SyntaxFault? fault = parser.Fault ?? PatternCheck.Run(node, limits);
            if (fault is null && string.CompareOrdinal(source, parser.Position, Close, 0, Close.Length) != 0)
                fault = new SyntaxFault(CelErrorCodes.Syntax, "the placeholder is not closed; end it with '}}', or write \\{{ for literal braces", parser.Position);
            if (fault is not null)
                return (parts, fault);
            parts.Add(new TemplatePart(open, "", node));
            at = parser.Position + Close.Length;
        }

        return (parts, null);
    }
}
