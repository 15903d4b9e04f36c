using System.Xml.Linq;
using Markdig.Extensions.Abbreviations;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace Cadre.Blocks.Documents.Word;

/// <summary>Turns the inlines of a paragraph into runs.</summary>
internal sealed class WordInlines(WordParts parts)
{
    /// <summary>The runs of an inline and those within it.</summary>
    public IEnumerable<XElement> Of(Inline inline, WordFormat format) => inline switch
    {
        LiteralInline literal => [Run(literal.Content.ToString(), format)],
        EmphasisInline emphasis => Children(emphasis, Emphasise(emphasis, format)),
        CodeInline code => [Run(code.Content, format with { Style = "CodeText" })],
        LineBreakInline line => [line.IsHard ? WordXml.E("r", WordXml.E("br")) : Run(" ", format)],
        LinkInline { IsImage: true } picture => [parts.Picture(picture.Url ?? "", Alternative(picture)) ?? Run(Alternative(picture), format with { Italic = true })],
        LinkInline link => [Link(link.Url ?? "#", [.. Children(link, format with { Style = "Hyperlink" })])],
        AutolinkInline auto => [Link(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, [Run(auto.Url, format with { Style = "Hyperlink" })])],
        HtmlEntityInline entity => [Run(entity.Transcoded.ToString(), format)],
        TaskList task => [Run(task.Checked ? "☑ " : "☐ ", format)],
        MathInline math => [Formula(math, format)],
        AbbreviationInline abbreviation => [Run(abbreviation.Abbreviation.Label ?? "", format)],
        FootnoteLink { IsBackLink: false } note => [Run(note.Index.ToString(System.Globalization.CultureInfo.InvariantCulture), format with { Raised = "superscript" })],
        ContainerInline container => Children(container, format),
        _ => [],
    };

    /// <summary>The runs of everything within an inline.</summary>
    public IEnumerable<XElement> Children(ContainerInline? container, WordFormat format) => container?.SelectMany(child => Of(child, format)) ?? [];

    private XElement Formula(MathInline math, WordFormat format) =>
        parts.NextFormula(math)?.MathML is { } markup && OfficeMath.From(markup) is { } formula ? formula : Run(math.Content.ToString(), format with { Style = "CodeText" });

    private XElement Link(string url, List<XElement> runs) => url.StartsWith('#')
        ? url.Length > 1 ? WordXml.E("hyperlink", WordXml.At("anchor", parts.Bookmark(url[1..])), runs) : WordXml.E("hyperlink", WordXml.At("anchor", "_top"), runs)
        : Uri.TryCreate(url, UriKind.Absolute, out var address) ? WordXml.E("hyperlink", new XAttribute(WordXml.R + "id", parts.Link(address)), runs) : runs.Count == 1 ? runs[0] : WordXml.E("hyperlink", WordXml.At("anchor", "_top"), runs);

    private static XElement Run(string text, WordFormat format) => WordXml.Run((WordFormat.IsRightToLeft(text) ? format with { RightToLeft = true } : format).ToXml(), text);

    private static string Alternative(LinkInline picture) => string.Concat(picture.FindDescendants<LiteralInline>().Select(l => l.Content.ToString()));

    private static WordFormat Emphasise(EmphasisInline emphasis, WordFormat format) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('*' or '_', 1) => format with { Italic = true },
        ('*' or '_', _) => format with { Bold = true },
        ('~', 1) => format with { Raised = "subscript" },
        ('~', _) => format with { Strike = true },
        ('^', _) => format with { Raised = "superscript" },
        ('+', _) => format with { Underline = true },
        ('=', _) => format with { Marked = true },
        _ => format,
    };
}
