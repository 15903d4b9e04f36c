namespace Cadre.Blocks.Documents;

/// <summary>A document to be set.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Markdown">Its text.</param>
internal sealed record Document(string Title, string Markdown)
{
    /// <summary>Below the title on the cover; null for none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The date on the cover; null for none.</summary>
    public DateTimeOffset? Date { get; init; }
}
