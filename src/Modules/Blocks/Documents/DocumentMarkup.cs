using System.Buffers;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cadre.Blocks.Documents;

/// <summary>Markdown of documents: tables, task lists, footnotes, definitions and formulas ($…$, $$…$$). Raw HTML in the text stays text.</summary>
internal static class DocumentMarkup
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("\\^_=+<>");

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseGridTables().UseTaskLists().UseFootnotes().UseAutoIdentifiers().UseEmphasisExtras().UseListExtras().UseDefinitionLists().UseAbbreviations().UseMathematics().Build();

    /// <summary>The parsed text, with harmless links and money left as money.</summary>
    public static MarkdownDocument Parse(string markdown)
    {
        var parsed = Markdown.Parse(markdown, Pipeline);
        foreach (var money in parsed.Descendants<MathInline>().Where(IsMoney).ToList())
        {
            var sign = new string('$', money.DelimiterCount);
            money.ReplaceBy(new LiteralInline(sign + money.Content.ToString() + sign));
        }

        Defuse(parsed);
        return parsed;
    }

    /// <summary>As HTML.</summary>
    public static string ToHtml(MarkdownDocument parsed) => parsed.ToHtml(Pipeline);

    /// <summary>The words of a heading.</summary>
    public static string Text(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants<LiteralInline>().Select(l => l.Content.ToString()) ?? []);

    /// <summary>"$3 million and 5$" is no formula: figures and words without a sign of mathematics.</summary>
    private static bool IsMoney(MathInline math)
    {
        var text = math.Content.ToString();
        return text.Length > 0 && char.IsDigit(text[0]) && text.Contains(' ') && text.AsSpan().IndexOfAny(Signs) < 0
            && text.Split(' ').Any(word => word.Length > 2 && word.All(char.IsLetter));
    }

    /// <summary>Links keep only web and mail addresses; pictures only those of artifacts, so that opening a document asks nobody.</summary>
    private static void Defuse(MarkdownDocument parsed)
    {
        foreach (var link in parsed.Descendants<LinkInline>())
        {
            var url = link.Url ?? "";
            var allowed = link.IsImage
                ? url.StartsWith("/api/v1/artifacts/", StringComparison.Ordinal) || url.StartsWith("data:image/", StringComparison.Ordinal)
                : url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || url.StartsWith('#');
            link.Url = allowed ? url : link.IsImage ? "data:," : "#";
        }

        foreach (var link in parsed.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !l.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase)))
        {
            link.Url = "#";
        }
    }
}
