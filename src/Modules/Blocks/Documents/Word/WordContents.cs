using System.Globalization;
using System.Xml.Linq;

namespace Cadre.Blocks.Documents.Word;

/// <summary>The table of contents: a field that Word can renew, filled with links to the headings.</summary>
internal static class WordContents
{
    /// <summary>Its paragraphs, then a new page.</summary>
    public static IEnumerable<XElement> Of(IReadOnlyList<(string Text, int Level, string Bookmark)> headings)
    {
        yield return WordXml.Paragraph("ContentsHeading", WordXml.Run(null, "Contents"));
        foreach (var ((text, level, bookmark), at) in headings.Select((h, i) => (h, i)))
        {
            yield return WordXml.Paragraph(
                string.Create(CultureInfo.InvariantCulture, $"TOC{Math.Clamp(level, 1, 2)}"),
                at == 0 ? (object[])[Mark("begin"), WordXml.E("r", WordXml.E("instrText", new XAttribute(XNamespace.Xml + "space", "preserve"), " TOC \\o \"1-2\" \\n \\h \\z \\u ")), Mark("separate")] : null,
                WordXml.E("hyperlink", WordXml.At("anchor", bookmark), WordXml.Run(null, text)),
                at == headings.Count - 1 ? Mark("end") : null);
        }

        yield return WordXml.E("p", WordXml.E("r", WordXml.E("br", WordXml.At("type", "page"))));
    }

    private static XElement Mark(string kind) => WordXml.E("r", WordXml.E("fldChar", WordXml.At("fldCharType", kind)));
}
