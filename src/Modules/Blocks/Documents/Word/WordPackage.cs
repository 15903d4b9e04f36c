using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Cadre.Blocks.Documents.Formulas;
using Cadre.Blocks.Execution;
using Markdig.Renderers.Html;

namespace Cadre.Blocks.Documents.Word;

/// <summary>Writes a document as a Word file (ECMA-376): styles, numbered headings of a navigable outline, contents, tables, pictures, formulas that can be edited.</summary>
internal static class WordPackage
{
    /// <summary>The media type of Word files.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static readonly DateTimeOffset Written = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero); // same text, same bytes

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(Document document, DocumentLayout layout, FormulaSet formulas, IReadOnlyDictionary<string, WordPicture> pictures)
    {
        var parts = new WordParts(formulas, pictures);
        var body = Body(document, layout, parts);
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", ContentTypes());
            Add(zip, "_rels/.rels", Relations([("rDocument", "officeDocument", "word/document.xml", false), ("rCore", "metadata/core-properties", "docProps/core.xml", false)]));
            Add(zip, "docProps/core.xml", Properties(document, layout));
            Add(zip, "word/document.xml", body);
            Add(zip, "word/styles.xml", XDocument.Parse(EmbeddedText.Read("Documents/Word/styles.xml")));
            Add(zip, "word/numbering.xml", WordNumbering.Of(parts.NumberedLists));
            Add(zip, "word/settings.xml", Settings());
            Add(zip, "word/footer1.xml", Footer());
            Add(zip, "word/_rels/document.xml.rels", Relations(
            [
                ("rStyles", "styles", "styles.xml", false), ("rNumbering", "numbering", "numbering.xml", false), ("rSettings", "settings", "settings.xml", false), ("rFooter", "footer", "footer1.xml", false),
                .. parts.Links.Select(link => (link.Value, "hyperlink", link.Key, true)),
                .. parts.Media.Select(picture => (picture.Value, "image", $"media/{picture.Value}.{parts.Bytes(picture.Key).Extension}", false)),
            ]));
            foreach (var (url, id) in parts.Media)
            {
                using var stream = Open(zip, $"word/media/{id}.{parts.Bytes(url).Extension}");
                stream.Write(parts.Bytes(url).Bytes);
            }
        }

        return buffer.ToArray();
    }

    private static XDocument Body(Document document, DocumentLayout layout, WordParts parts)
    {
        var body = WordXml.E("body");
        if (layout.IsLong || !layout.IsTitled)
        {
            body.Add(WordXml.Paragraph("Title", WordXml.Run(null, layout.Title)));
        }

        if (layout.IsLong)
        {
            body.Add(document.Subtitle is { Length: > 0 } subtitle ? WordXml.Paragraph("Subtitle", WordXml.Run(null, subtitle)) : null);
            body.Add(document.Date is { } date ? WordXml.Paragraph("Date", WordXml.Run(null, date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture))) : null);
            body.Add(WordContents.Of([.. layout.Contents.Select(h => (DocumentMarkup.Text(h), h.Level, parts.Bookmark(h.GetAttributes().Id ?? "")))]));
        }

        var writer = new WordBody(parts);
        foreach (var block in layout.Body)
        {
            body.Add(writer.Of(block, 0, null));
        }

        body.Add(WordXml.E(
            "sectPr",
            WordXml.E("footerReference", WordXml.At("type", "default"), new XAttribute(WordXml.R + "id", "rFooter")),
            WordXml.E("pgSz", WordXml.At("w", 11906), WordXml.At("h", 16838)),
            WordXml.E("pgMar", WordXml.At("top", 1304), WordXml.At("right", 1418), WordXml.At("bottom", 1304), WordXml.At("left", 1418), WordXml.At("header", 709), WordXml.At("footer", 624), WordXml.At("gutter", 0)),
            layout.IsLong ? WordXml.E("titlePg") : null));
        return new XDocument(new XElement(WordXml.W + "document", Namespaces(), body));
    }

    private static XAttribute[] Namespaces() =>
    [
        new(XNamespace.Xmlns + "w", WordXml.W), new(XNamespace.Xmlns + "r", WordXml.R), new(XNamespace.Xmlns + "m", WordXml.M),
        new(XNamespace.Xmlns + "wp", WordXml.Wp), new(XNamespace.Xmlns + "a", WordXml.A), new(XNamespace.Xmlns + "pic", WordXml.Pic),
    ];

    private static XDocument ContentTypes()
    {
        XNamespace n = "http://schemas.openxmlformats.org/package/2006/content-types";
        XElement Default(string extension, string type) => new(n + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));
        XElement Override(string part, string type) => new(n + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type));
        return new XDocument(new XElement(
            n + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"), Default("xml", "application/xml"), Default("png", "image/png"), Default("jpg", "image/jpeg"),
            Override("/word/document.xml", Types + "document.main+xml"), Override("/word/styles.xml", Types + "styles+xml"), Override("/word/numbering.xml", Types + "numbering+xml"),
            Override("/word/settings.xml", Types + "settings+xml"), Override("/word/footer1.xml", Types + "footer+xml"), Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")));
    }

    private static XDocument Relations(IEnumerable<(string Id, string Kind, string Target, bool External)> relations)
    {
        XNamespace n = "http://schemas.openxmlformats.org/package/2006/relationships";
        return new XDocument(new XElement(n + "Relationships", relations.Select(r => new XElement(
            n + "Relationship",
            new XAttribute("Id", r.Id),
            new XAttribute("Type", r.Kind.StartsWith("metadata/", StringComparison.Ordinal) ? "http://schemas.openxmlformats.org/package/2006/relationships/" + r.Kind : Relation + r.Kind),
            new XAttribute("Target", r.Target),
            r.External ? new XAttribute("TargetMode", "External") : null))));
    }

    private static XDocument Properties(Document document, DocumentLayout layout)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/", xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var at = (document.Date ?? Written).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return new XDocument(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", WordXml.Clean(layout.Title)),
            new XElement(dc + "creator", "Cadre"),
            new XElement(terms + "created", new XAttribute(xsi + "type", "dcterms:W3CDTF"), at)));
    }

    private static XDocument Settings() => new(new XElement(
        WordXml.W + "settings",
        new XAttribute(XNamespace.Xmlns + "w", WordXml.W),
        WordXml.Val("defaultTabStop", 720),
        WordXml.E("compat", WordXml.E("compatSetting", WordXml.At("name", "compatibilityMode"), WordXml.At("uri", "http://schemas.microsoft.com/office/word"), WordXml.At("val", 15)))));

    private static XDocument Footer() => new(new XElement(
        WordXml.W + "ftr",
        new XAttribute(XNamespace.Xmlns + "w", WordXml.W),
        WordXml.Paragraph("Footer", WordXml.E("fldSimple", WordXml.At("instr", " PAGE "), WordXml.Run(null, "1")))));

    private static void Add(ZipArchive zip, string path, XDocument content)
    {
        using var stream = Open(zip, path);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false));
        content.Save(writer, SaveOptions.DisableFormatting);
    }

    private static Stream Open(ZipArchive zip, string path)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = Written;
        return entry.Open();
    }
}
