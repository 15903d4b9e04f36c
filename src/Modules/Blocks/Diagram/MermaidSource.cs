using System.Text.RegularExpressions;

namespace Cadre.Blocks.Diagram;

/// <summary>Finds Mermaid source in a text.</summary>
internal static partial class MermaidSource
{
    /// <summary>The first fenced mermaid block, or the whole text when it begins like a diagram; null otherwise.</summary>
    public static string? Find(string text)
    {
        var fence = text.IndexOf("```mermaid", StringComparison.Ordinal);
        if (fence >= 0)
        {
            var start = text.IndexOf('\n', fence);
            var end = start < 0 ? -1 : text.IndexOf("```", start, StringComparison.Ordinal);
            return end > 0 ? text[start..end].Trim() : null;
        }

        return Beginning().IsMatch(text.TrimStart()) ? text.Trim() : null;
    }

    [GeneratedRegex(@"^(?:flowchart|graph|sequenceDiagram|classDiagram|stateDiagram(-v2)?|erDiagram|gantt|mindmap|timeline|pie|journey|quadrantChart|gitGraph|xychart-beta|block-beta|sankey-beta|C4Context)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();
}
