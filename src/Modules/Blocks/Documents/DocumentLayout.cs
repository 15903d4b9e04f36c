using Markdig.Syntax;

namespace Cadre.Blocks.Documents;

/// <summary>How a document is laid out: its title, whether it has a cover and contents, and its body.</summary>
/// <param name="Title">The first heading, else the document's title.</param>
/// <param name="IsTitled">Whether the body begins with its title.</param>
/// <param name="IsLong">Whether it has a cover and a table of contents; the title is then not in the body.</param>
/// <param name="Body">The parsed text.</param>
/// <param name="Contents">The headings of the table of contents.</param>
internal sealed record DocumentLayout(string Title, bool IsTitled, bool IsLong, MarkdownDocument Body, IReadOnlyList<HeadingBlock> Contents)
{
    private const int LongCharacters = 6000;

    /// <summary>The layout of a document.</summary>
    public static DocumentLayout Of(Document document)
    {
        var parsed = DocumentMarkup.Parse(document.Markdown);
        var headings = parsed.Descendants<HeadingBlock>().Where(h => h.Level is 1 or 2 or 3).ToList();
        var first = headings.FirstOrDefault();
        var titled = first is { Level: 1 } && parsed.IndexOf(first) == 0;
        var title = titled ? DocumentMarkup.Text(first!) : document.Title;
        var isLong = document.Markdown.Length > LongCharacters && headings.Count > 3;
        if (titled && isLong)
        {
            parsed.Remove(first!);
        }

        return new DocumentLayout(title, titled, isLong, parsed, [.. headings.Where(h => h.Level <= 2 && !(titled && h == first))]);
    }
}
