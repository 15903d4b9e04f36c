using System.Globalization;
using System.Xml.Linq;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cadre.Blocks.Documents.Word;

/// <summary>Turns the blocks of a document into paragraphs and tables.</summary>
internal sealed class WordBody(WordParts parts)
{
    private const int Bullets = 1;
    private const int Deepest = 8;
    private readonly WordInlines inlines = new(parts);
    private int bookmarks;

    /// <summary>The paragraphs of a block.</summary>
    public IEnumerable<XElement> Of(Block block, int depth, string? style) => block switch
    {
        HeadingBlock heading => [Heading(heading)],
        ParagraphBlock paragraph => [Paragraph(paragraph, style)],
        MathBlock math => [Formula(math)],
        ListBlock list => List(list, depth),
        Table table => [WordTable.Of(table, cell => Blocks(cell, depth, "TableText")), WordXml.Paragraph("AfterTable")],
        QuoteBlock quote => Blocks(quote, depth, "Quote"),
        CodeBlock code => [WordXml.Paragraph("Code", WordXml.Run(null, code.Lines.ToString()))],
        ThematicBreakBlock => [WordXml.Paragraph("Rule")],
        FootnoteGroup notes => Notes(notes, depth),
        DefinitionList definitions => definitions.OfType<DefinitionItem>().SelectMany(item => item.SelectMany(part =>
            part is DefinitionTerm term ? [WordXml.Paragraph("Term", inlines.Children(term.Inline, new WordFormat { Bold = true }))] : Of(part, depth, "Definition"))),
        LinkReferenceDefinitionGroup => [],
        ContainerBlock container => Blocks(container, depth, style),
        LeafBlock { Inline: { } inline } => [WordXml.Paragraph(style, inlines.Children(inline, new WordFormat()))],
        _ => [],
    };

    private IEnumerable<XElement> Blocks(ContainerBlock container, int depth, string? style) => container.SelectMany(child => Of(child, depth, style));

    private XElement Heading(HeadingBlock heading)
    {
        var (id, name) = (bookmarks++, parts.Bookmark(heading.GetAttributes().Id ?? ""));
        var level = Math.Clamp(heading.Level, 1, 4);
        return WordXml.Paragraph(
            string.Create(CultureInfo.InvariantCulture, $"Heading{level}"),
            WordXml.E("bookmarkStart", WordXml.At("id", id), WordXml.At("name", name)),
            inlines.Children(heading.Inline, new WordFormat()),
            WordXml.E("bookmarkEnd", WordXml.At("id", id)));
    }

    private XElement Paragraph(ParagraphBlock block, string? style)
    {
        var isCaption = block.Inline?.FirstChild is EmphasisInline { DelimiterCount: 1, NextSibling: null } && Stands(block);
        var isPicture = block.Inline?.FirstChild is LinkInline { IsImage: true, NextSibling: null };
        var paragraph = WordXml.Paragraph(isCaption ? "Caption" : isPicture ? "Figure" : style, inlines.Children(isCaption ? (ContainerInline)block.Inline!.FirstChild! : block.Inline, new WordFormat()));
        var properties = paragraph.Element(WordXml.W + "pPr");
        if (properties is null)
        {
            paragraph.AddFirst(properties = WordXml.E("pPr"));
        }

        properties.Add(WordFormat.IsRightToLeft(paragraph.Value) ? WordXml.E("bidi") : null);
        if (isCaption && IsBelowPicture(block))
        {
            // A caption stays with what follows, which is right above a table only: below a picture it would drag picture after picture to the next page.
            properties.Element(WordXml.W + "pStyle")!.AddAfterSelf(WordXml.Val("keepNext", "0"));
            properties.Add(WordXml.Val("jc", "center"));
        }

        return paragraph;
    }

    /// <summary>Whether a line in italics stands below a picture or above a table.</summary>
    private static bool Stands(ParagraphBlock block) =>
        IsBelowPicture(block) || (block.Parent!.IndexOf(block) is var at && at + 1 < block.Parent.Count && block.Parent[at + 1] is Table);

    private static bool IsBelowPicture(ParagraphBlock block) =>
        block.Parent!.IndexOf(block) is > 0 and var at && block.Parent[at - 1] is ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: true } };

    private XElement Formula(MathBlock math)
    {
        var set = parts.NextFormula(math);
        return set?.MathML is { } markup && OfficeMath.From(markup) is { } formula
            ? WordXml.E("p", new XElement(WordXml.M + "oMathPara", formula))
            : WordXml.Paragraph("Code", WordXml.Run(null, math.Lines.ToString()));
    }

    private IEnumerable<XElement> List(ListBlock list, int depth)
    {
        var number = Bullets;
        if (list.IsOrdered)
        {
            parts.NumberedLists.Add(int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out var start) ? start : 1);
            number = Bullets + parts.NumberedLists.Count;
        }

        foreach (var item in list.OfType<ListItemBlock>())
        {
            var first = true;
            foreach (var block in item)
            {
                foreach (var element in Of(block, depth + 1, "ListParagraph"))
                {
                    if (block is not ListBlock && element.Name == WordXml.W + "p" && element.Element(WordXml.W + "pPr") is { } properties)
                    {
                        properties.Element(WordXml.W + "pStyle")!.AddAfterSelf(first ? Numbering(number, depth) : WordXml.E("ind", WordXml.At("left", 360 * (Math.Min(depth, Deepest) + 1))));
                        first = false;
                    }

                    yield return element;
                }
            }
        }
    }

    private static XElement Numbering(int number, int depth) => WordXml.E("numPr", WordXml.Val("ilvl", Math.Min(depth, Deepest)), WordXml.Val("numId", number));

    private IEnumerable<XElement> Notes(FootnoteGroup notes, int depth)
    {
        yield return WordXml.Paragraph("Rule");
        foreach (var note in notes.OfType<Footnote>())
        {
            foreach (var (paragraph, at) in Blocks(note, depth, "Note").Select((p, i) => (p, i)))
            {
                if (at == 0)
                {
                    paragraph.Element(WordXml.W + "pPr")?.AddAfterSelf(WordXml.Run(new WordFormat { Raised = "superscript" }.ToXml(), note.Order.ToString(CultureInfo.InvariantCulture) + " "));
                }

                yield return paragraph;
            }
        }
    }
}
