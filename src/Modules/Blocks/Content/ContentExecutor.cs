using Cadre.Blocks.Documents;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.AI;

namespace Cadre.Blocks.Content;

/// <summary>Writes a document as Markdown, web page, PDF and Word file.</summary>
internal sealed class ContentExecutor(ModelText models, MaterialReader reader, DocumentPress press, PictureCheck pictures, ArtifactFiles artifacts) : BlockExecutor<ContentSettings>("content")
{
    private const int LargestInlineHtml = 600_000;

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, ContentSettings settings, CancellationToken cancellationToken)
    {
        var materials = await reader.ReadAsync(context, "context", cancellationToken);
        if (!materials.IsOk)
        {
            return materials.Error;
        }

        var result = new StepResult();
        var markdown = await WriteAsync(context, settings, materials.Value, result, cancellationToken);
        var shown = await markdown.ThenAsync(text => ShownAsync(context, text, result, cancellationToken));
        return await shown.ThenAsync(text => SetAsync(context, settings, text, result, cancellationToken));
    }

    /// <summary>The text with the pictures that can be opened; the others are told of.</summary>
    private async Task<Result<string>> ShownAsync(StepContext context, string markdown, StepResult result, CancellationToken cancellationToken)
    {
        var broken = await context.EffectAsync("sandbox:pictures", "sandbox", (_, token) => pictures.BrokenAsync(context.Tenant, markdown, token), cancellationToken);
        return broken.Map(addresses =>
        {
            var (text, names) = PictureCheck.Without(markdown, addresses);
            names.ToList().ForEach(name => result.Warn($"The picture “{name}” cannot be opened and is left out. Connect it again as PNG, JPEG, WebP or SVG of at most 8 MB."));
            return text;
        });
    }

    private async Task<Result<string>> WriteAsync(StepContext context, ContentSettings settings, IReadOnlyList<Material> materials, StepResult result, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(settings.Text))
        {
            result.ByEngine("given text");
            return settings.Text;
        }

        if (string.IsNullOrWhiteSpace(settings.Brief) && string.IsNullOrWhiteSpace(settings.Template) && materials.Count == 0)
        {
            return StepSettings.Bad("brief", "There is nothing to write about.", "Say what to write, give an outline or text, or connect material.");
        }

        if (await models.ChooseAsync(context, settings.Model, cancellationToken) is null)
        {
            var text = CollectedReport.Fits(settings, materials) ? CollectedReport.Write(context.Node.Title, settings, materials) : DocumentWriter.Write(context.Node.Title, settings, materials);
            context.Emit("text", text);
            result.WithoutModel("document assembly with extractive summary").Warn("No language model is connected: the document is assembled from the material and marks what is to be filled in.");
            return text;
        }

        var task = $"Write the document now, in Markdown, beginning with one # title. About {Math.Clamp(settings.Pages ?? 3, 1, 20) * 450} words. Title: {context.Node.Title}.\nWhat it is about: {settings.Brief}\nAudience: {settings.Audience ?? "general"}\nTone: {settings.Tone ?? "plain and precise"}\n"
            + (string.IsNullOrWhiteSpace(settings.Template) ? "" : $"Use this outline:\n{settings.Template}\n")
            + "Use facts and figures only from the material; where something needed is missing, put a checklist line '- [ ] To fill: …'. Keep the tables and pictures of the material where they help. Formulas stand as TeX in $…$ or $$…$$. A picture has its caption below it in italics, a table above it. No raw HTML.";
        var prompt = new ModelPrompt("content", "You are an excellent writer of professional documents. Write in the language of the brief.", task, [.. materials.Select(WithPicture)]) { Policy = settings.Model, Options = new ChatOptions() };
        var reply = await models.AskAsync(context, "model:1", prompt, cancellationToken);
        if (reply.IsOk)
        {
            result.ByModel(reply.Value.Model);
        }

        return reply.Map(r => r.Text);
    }

    private async Task<Result<StepOutcome>> SetAsync(StepContext context, ContentSettings settings, string markdown, StepResult result, CancellationToken cancellationToken)
    {
        result.Output("markdown", markdown).View("markdown", null, markdown).Figure("words", markdown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        var now = await context.NowAsync("clock:date", cancellationToken);
        var document = new Document(context.Node.Title, markdown) { Subtitle = Subtitle(settings), Date = now };
        foreach (var format in (settings.Formats ?? ["html", "pdf", "docx"]).Distinct(StringComparer.Ordinal))
        {
            var made = await MakeAsync(context, format, document, result, cancellationToken);
            if (!made.IsOk)
            {
                return made.Error;
            }
        }

        return result.Done();
    }

    private async Task<Result<ArtifactRef>> MakeAsync(StepContext context, string format, Document document, StepResult result, CancellationToken cancellationToken)
    {
        var name = FileName(context);
        void Show(Result<ArtifactRef> file, string port, string kind, string title) => _ = file.IsOk ? result.Output(port, file.Value).View(kind, title, file.Value) : result;
        switch (format)
        {
            case "html":
                var page = await context.EffectAsync("tool:page", "tool", (_, token) => PageAsync(context, document, name + ".html", token), cancellationToken);
                return await page.ThenAsync(async file =>
                {
                    var html = file.Size <= LargestInlineHtml ? await artifacts.ReadTextAsync(context.Tenant, file, LargestInlineHtml, cancellationToken) : $"<p>The page is too large to pass on: open the file {file.Name}.</p>";
                    return html.Map(text =>
                    {
                        result.Output("html", text).View("frame", "Web page", file);
                        return file;
                    });
                });
            case "docx":
                context.Progress(0.9, "Writing the Word file");
                var word = await context.EffectAsync("sandbox:docx", "sandbox", (_, token) => press.WordAsync(context.Tenant, document, name + ".docx", token), cancellationToken);
                Show(word, "docx", "file", "Word");
                return word;
            default:
                context.Progress(0.8, "Setting the PDF");
                var pdf = await context.EffectAsync("sandbox:pdf", "sandbox", (_, token) => press.PdfAsync(context.Tenant, document, name + ".pdf", token), cancellationToken);
                Show(pdf, "pdf", "pdf", "PDF");
                return pdf;
        }
    }

    private async Task<Result<ArtifactRef>> PageAsync(StepContext context, Document document, string name, CancellationToken cancellationToken)
    {
        var html = await press.HtmlAsync(context.Tenant, document, cancellationToken);
        return await html.ThenAsync(text => artifacts.SaveTextAsync(context.Tenant, name, "text/html", text, cancellationToken));
    }

    private static Material WithPicture(Material material) =>
        material.Image is { } image ? material with { Text = $"![{material.Title}]({ArtifactLinks.Address(image)})" } : material;

    private static string? Subtitle(ContentSettings settings) => settings.Audience is { Length: > 0 } audience ? "For " + audience : null;

    private static string FileName(StepContext context)
    {
        var name = string.Concat(context.Node.Title.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-');
        return name.Length == 0 ? "document" : name[..Math.Min(60, name.Length)];
    }
}

/// <summary>Settings of content blocks.</summary>
internal sealed record ContentSettings(string? Brief, string? Audience, string? Tone, string? Template, string? Text, int? Pages, IReadOnlyList<string>? Formats, string? Model);
