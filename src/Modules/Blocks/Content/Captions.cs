using System.Buffers;
using System.Globalization;
using Cadre.Blocks.Documents;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Content;

/// <summary>Captions: "Figure 2: Sales by month", "Table 1: Prices". Names that say nothing are left out.</summary>
internal static class Captions
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("[]|\\*_`\n\r");
    private static readonly string[] Empty = ["diagram", "picture", "image", "chart", "figure", "table", "data"];

    /// <summary>A picture with its caption below.</summary>
    public static string Figure(ArtifactRef picture, int number, string title)
    {
        var caption = Of("Figure", number, title);
        return $"![{caption}]({ArtifactLinks.Address(picture)})\n\n*{caption}*\n";
    }

    /// <summary>The caption above a table.</summary>
    public static string Table(int number, string title) => $"*{Of("Table", number, title)}*";

    private static string Of(string kind, int number, string title)
    {
        var plain = string.Concat(title.Select(c => Marks.Contains(c) ? ' ' : c)).Trim();
        var label = string.Create(CultureInfo.InvariantCulture, $"{kind} {number}");
        return plain.Length == 0 || Empty.Contains(plain.ToLowerInvariant()) || plain.StartsWith("Table ", StringComparison.Ordinal) ? label : $"{label}: {plain}";
    }
}
