using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace Cadre.Blocks.Documents.Formulas;

/// <summary>A formula that was set.</summary>
/// <param name="Tex">What was written.</param>
/// <param name="Display">Whether it stands on a line of its own.</param>
/// <param name="Html">It as HTML with its MathML; null when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
internal sealed record Formula(string Tex, bool Display, string? Html, string? Problem)
{
    /// <summary>Its MathML; null when it cannot be read.</summary>
    public string? MathML => Html?.IndexOf("<math", StringComparison.Ordinal) is >= 0 and var start && Html.IndexOf("</math>", start, StringComparison.Ordinal) is >= 0 and var end ? Html[start..(end + 7)] : null;
}

/// <summary>The formulas of a document in their order, and the style sheet they need.</summary>
/// <param name="All">Each of them.</param>
/// <param name="Styles">The style sheet with the fonts in it; empty without formulas.</param>
internal sealed record FormulaSet(IReadOnlyList<Formula> All, string Styles)
{
    /// <summary>No formulas.</summary>
    public static FormulaSet None { get; } = new([], "");

    /// <summary>The formulas of a text as written.</summary>
    public static IReadOnlyList<(MarkdownObject Place, string Tex, bool Display)> In(MarkdownDocument parsed) =>
    [
        .. parsed.Descendants().Where(o => o is MathBlock or MathInline).Select(o => o is MathInline inline
            ? (o, inline.Content.ToString(), inline.DelimiterCount > 1)
            : (o, ((MathBlock)o).Lines.ToString(), true)),
    ];
}
