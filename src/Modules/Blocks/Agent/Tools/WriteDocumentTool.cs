using System.Globalization;
using System.Text;
using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Documents;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Writes a document for people: Markdown, and PDF or Word where asked for.</summary>
internal sealed class WriteDocumentTool(DocumentPress press, ArtifactFiles artifacts) : IAgentTool
{
    private static readonly string[] Formats = ["pdf", "docx"];

    public AgentToolInfo Info { get; } = new(
        "write_document", "Write a document", "Sets a Markdown text as a document that people can open: always as Markdown, besides as PDF or Word file.",
        ToolSchema.Parse("""{"type":"object","properties":{"title":{"type":"string","description":"Its title."},"markdown":{"type":"string","description":"All of its text."},"formats":{"type":"array","description":"pdf, docx or both; Markdown alone unless given.","items":{"type":"string","enum":["pdf","docx"]}}},"required":["title","markdown"],"additionalProperties":false}"""));

    public async Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        var document = new Document(use.Text("title"), use.Text("markdown"));
        var name = FileName(document.Title);
        var files = new List<ArtifactRef>();
        var kept = await artifacts.SaveTextAsync(use.Tenant, name + ".md", "text/markdown", document.Markdown, cancellationToken);
        foreach (var format in Formats.Where(f => kept.IsOk && Wants(use.Arguments, f)))
        {
            files.Add(kept.Value);
            kept = format == "pdf"
                ? await press.PdfAsync(use.Tenant, document, name + ".pdf", cancellationToken)
                : await press.WordAsync(use.Tenant, document, name + ".docx", cancellationToken);
        }

        return kept.Map(last =>
        {
            files.Add(last);
            return new ToolResult(string.Create(CultureInfo.InvariantCulture, $"Written: {string.Join(", ", files.Select(f => $"{f.Name} ({f.Size} bytes)"))}.")) { Files = files };
        });
    }

    private static bool Wants(JsonElement arguments, string format) =>
        arguments.TryGetProperty("formats", out var formats) && formats.ValueKind == JsonValueKind.Array && formats.EnumerateArray().Any(f => f.ValueKind == JsonValueKind.String && f.GetString() == format);

    private static string FileName(string title)
    {
        var name = new StringBuilder();
        foreach (var character in title.ToLowerInvariant())
        {
            name.Append(char.IsLetterOrDigit(character) ? character : '-');
        }

        var trimmed = name.ToString().Trim('-');
        return trimmed.Length == 0 ? "document" : trimmed[..Math.Min(60, trimmed.Length)];
    }
}
