using System.Net;
using System.Text;
using Cadre.Blocks.Documents.Formulas;
using Cadre.Blocks.Documents.Word;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Cadre.Blocks.Documents;

/// <summary>Sets Markdown as a web page, a PDF and a Word document: our styles, formulas, a cover and a table of contents when it is long.</summary>
internal sealed class DocumentPress(SandboxRenderer renderer, ArtifactLinks links, ArtifactFiles artifacts, FormulaSetter formulas, WordPictures pictures)
{
    /// <summary>The page, standing alone.</summary>
    public async Task<Result<string>> HtmlAsync(Tenant tenant, Document document, CancellationToken cancellationToken)
    {
        var layout = DocumentLayout.Of(document);
        var set = await formulas.SetAsync(tenant, layout.Body, cancellationToken);
        return await set.ThenAsync(async f => Result<string>.Ok(await links.EmbedAsync(tenant, Compose(document, layout, f), cancellationToken)));
    }

    /// <summary>The PDF as an artifact.</summary>
    public async Task<Result<ArtifactRef>> PdfAsync(Tenant tenant, Document document, string name, CancellationToken cancellationToken)
    {
        var html = await HtmlAsync(tenant, document, cancellationToken);
        var pdf = await html.ThenAsync(text => renderer.PdfAsync(tenant, new Page(text), cancellationToken));
        return await pdf.ThenAsync(bytes => artifacts.SaveAsync(tenant, name, "application/pdf", bytes, cancellationToken));
    }

    /// <summary>The Word document as an artifact.</summary>
    public async Task<Result<ArtifactRef>> WordAsync(Tenant tenant, Document document, string name, CancellationToken cancellationToken)
    {
        var layout = DocumentLayout.Of(document);
        var set = await formulas.SetAsync(tenant, layout.Body, cancellationToken);
        return await set.ThenAsync(async f =>
        {
            var placed = await pictures.OfAsync(tenant, layout.Body, cancellationToken);
            return await placed.ThenAsync(p => artifacts.SaveAsync(tenant, name, WordPackage.MediaType, WordPackage.Write(document, layout, f, p), cancellationToken));
        });
    }

    private static string Compose(Document document, DocumentLayout layout, FormulaSet set)
    {
        FormulaSetter.Place(layout.Body, set);
        var body = DocumentMarkup.ToHtml(layout.Body);
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
            .Append(Escape(layout.Title)).Append("</title><style>").Append(EmbeddedText.Read("Documents/print.css")).Append("</style>")
            .Append(set.Styles.Length > 0 ? $"<style>{set.Styles}</style>" : "").Append("</head><body>");
        if (layout.IsLong)
        {
            page.Append("<section class=\"cover\"><p class=\"rule\"></p><h1>").Append(Escape(layout.Title)).Append("</h1>");
            page.Append(document.Subtitle is { Length: > 0 } subtitle ? $"<p class=\"subtitle\">{Escape(subtitle)}</p>" : "");
            page.Append(document.Date is { } date ? $"<p class=\"date\">{date:d MMMM yyyy}</p>" : "").Append("</section>");
            AppendContents(page, layout.Contents);
        }

        page.Append("<main>").Append(layout.IsLong || layout.IsTitled ? "" : $"<h1>{Escape(layout.Title)}</h1>").Append(body).Append("</main></body></html>");
        return page.ToString();
    }

    private static void AppendContents(StringBuilder page, IEnumerable<HeadingBlock> headings)
    {
        page.Append("<nav class=\"contents\"><h2>Contents</h2><ol>");
        foreach (var heading in headings)
        {
            page.Append("<li><a href=\"#").Append(Escape(heading.GetAttributes().Id ?? "")).Append("\">").Append(Escape(DocumentMarkup.Text(heading))).Append("</a></li>");
        }

        page.Append("</ol></nav>");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
