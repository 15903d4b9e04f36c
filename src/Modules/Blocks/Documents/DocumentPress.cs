using System.Net;
using System.Text;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cadre.Blocks.Documents;

/// <summary>Sets Markdown as a web page and as a PDF: our style sheet, a cover and a table of contents when it is long. Raw HTML in the text stays text.</summary>
internal sealed class DocumentPress(SandboxRenderer renderer, ArtifactLinks links, ArtifactFiles artifacts)
{
    private const int LongCharacters = 6000;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseGridTables().UseTaskLists().UseFootnotes().UseAutoIdentifiers().UseEmphasisExtras().UseListExtras().UseDefinitionLists().UseAbbreviations().Build();

    /// <summary>The page, standing alone.</summary>
    public Task<string> HtmlAsync(Tenant tenant, Document document, CancellationToken cancellationToken) =>
        links.EmbedAsync(tenant, Compose(document), cancellationToken);

    /// <summary>The PDF as an artifact.</summary>
    public async Task<Result<ArtifactRef>> PdfAsync(Tenant tenant, Document document, string name, CancellationToken cancellationToken)
    {
        var html = await HtmlAsync(tenant, document, cancellationToken);
        var pdf = await renderer.PdfAsync(tenant, new Page(html), cancellationToken);
        return await pdf.ThenAsync(bytes => artifacts.SaveAsync(tenant, name, "application/pdf", bytes, cancellationToken));
    }

    private static string Compose(Document document)
    {
        var parsed = Markdown.Parse(document.Markdown, Pipeline);
        var headings = parsed.Descendants<HeadingBlock>().Where(h => h.Level is 1 or 2 or 3).ToList();
        var first = headings.FirstOrDefault();
        var titled = first is { Level: 1 } && parsed.IndexOf(first) == 0;
        var title = titled ? Text(first!) : document.Title;
        var isLong = document.Markdown.Length > LongCharacters && headings.Count > 3;
        if (titled && isLong)
        {
            parsed.Remove(first!);
        }

        Defuse(parsed);
        var body = parsed.ToHtml(Pipeline);
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
            .Append(Escape(title)).Append("</title><style>").Append(EmbeddedText.Read("Documents/print.css")).Append("</style></head><body>");
        if (isLong)
        {
            page.Append("<section class=\"cover\"><p class=\"rule\"></p><h1>").Append(Escape(title)).Append("</h1>");
            page.Append(document.Subtitle is { Length: > 0 } subtitle ? $"<p class=\"subtitle\">{Escape(subtitle)}</p>" : "");
            page.Append(document.Date is { } date ? $"<p class=\"date\">{date:d MMMM yyyy}</p>" : "").Append("</section>");
            AppendContents(page, headings.Where(h => h.Level <= 2 && !(titled && h == first)));
        }

        page.Append("<main>").Append(isLong || titled ? "" : $"<h1>{Escape(title)}</h1>").Append(body).Append("</main></body></html>");
        return page.ToString();
    }

    private static void AppendContents(StringBuilder page, IEnumerable<HeadingBlock> headings)
    {
        page.Append("<nav class=\"contents\"><h2>Contents</h2><ol>");
        foreach (var heading in headings)
        {
            page.Append("<li><a href=\"#").Append(Escape(heading.GetAttributes().Id ?? "")).Append("\">").Append(Escape(Text(heading))).Append("</a></li>");
        }

        page.Append("</ol></nav>");
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

    private static string Text(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants<LiteralInline>().Select(l => l.Content.ToString()) ?? []);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
