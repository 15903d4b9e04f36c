using System.Globalization;
using System.Xml.Linq;
using Cadre.Blocks.Documents.Formulas;

namespace Cadre.Blocks.Documents.Word;

/// <summary>What a document refers to beside its text: links, pictures, lists, bookmarks, formulas.</summary>
internal sealed class WordParts(FormulaSet formulas, IReadOnlyDictionary<string, WordPicture> pictures)
{
    private const int EmuPerPixel = 9525;
    private const long WidestEmu = 5_760_000; // 160 mm between the margins of A4
    private const long HighestEmu = 7_200_000; // 200 mm
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> media = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> bookmarks = new(StringComparer.Ordinal);
    private readonly Queue<Formula> waiting = new(formulas.All);
    private int drawings;

    /// <summary>Address → id of the relation.</summary>
    public IReadOnlyDictionary<string, string> Links => links;

    /// <summary>Address in the text → id of the relation, for the pictures that are shown.</summary>
    public IReadOnlyDictionary<string, string> Media => media;

    /// <summary>The numbered lists, in order: each counts from its own number.</summary>
    public List<int> NumberedLists { get; } = [];

    /// <summary>The picture of an address.</summary>
    public WordPicture Bytes(string url) => pictures[url];

    /// <summary>The relation of an outside address.</summary>
    public string Link(Uri address)
    {
        var url = address.AbsoluteUri;
        if (!links.TryGetValue(url, out var id))
        {
            links[url] = id = string.Create(CultureInfo.InvariantCulture, $"rLink{links.Count + 1}");
        }

        return id;
    }

    /// <summary>The bookmark of a heading's id: at most 40 characters of those that names may have.</summary>
    public string Bookmark(string id)
    {
        if (!bookmarks.TryGetValue(id, out var name))
        {
            bookmarks[id] = name = string.Create(CultureInfo.InvariantCulture, $"h{bookmarks.Count + 1}");
        }

        return name;
    }

    /// <summary>The next formula in the order of the text; null when this one was not set.</summary>
    public Formula? NextFormula(Markdig.Syntax.IMarkdownObject place)
    {
        var written = place is Markdig.Extensions.Mathematics.MathInline inline ? inline.Content.ToString() : ((Markdig.Extensions.Mathematics.MathBlock)place).Lines.ToString();
        return waiting.TryPeek(out var next) && next.Tex == written ? waiting.Dequeue() : null;
    }

    /// <summary>A picture within a line; null when it cannot be shown.</summary>
    public XElement? Picture(string url, string alternative)
    {
        if (!pictures.TryGetValue(url, out var picture))
        {
            return null;
        }

        if (!media.TryGetValue(url, out var relation))
        {
            media[url] = relation = string.Create(CultureInfo.InvariantCulture, $"rPicture{media.Count + 1}");
        }

        var (width, height) = (picture.Width * (long)EmuPerPixel, picture.Height * (long)EmuPerPixel);
        var scale = Math.Min(1, Math.Min(WidestEmu / (double)width, HighestEmu / (double)height));
        return Drawing(relation, WordXml.Clean(alternative), (long)(width * scale), (long)(height * scale), ++drawings);
    }

    private static XElement Drawing(string relation, string alternative, long width, long height, int number)
    {
        var (a, pic, wp) = (WordXml.A, WordXml.Pic, WordXml.Wp);
        var name = string.Create(CultureInfo.InvariantCulture, $"Picture {number}");
        XElement Extent(XName element) => new(element, new XAttribute("cx", width), new XAttribute("cy", height));
        return WordXml.E("r", WordXml.E("drawing", new XElement(wp + "inline",
            Extent(wp + "extent"),
            new XElement(wp + "docPr", new XAttribute("id", number), new XAttribute("name", name), new XAttribute("descr", alternative)),
            new XElement(wp + "cNvGraphicFramePr", new XElement(a + "graphicFrameLocks", new XAttribute("noChangeAspect", 1))),
            new XElement(a + "graphic", new XElement(a + "graphicData", new XAttribute("uri", pic.NamespaceName), new XElement(pic + "pic",
                new XElement(pic + "nvPicPr", new XElement(pic + "cNvPr", new XAttribute("id", number), new XAttribute("name", name)), new XElement(pic + "cNvPicPr")),
                new XElement(pic + "blipFill", new XElement(a + "blip", new XAttribute(WordXml.R + "embed", relation)), new XElement(a + "stretch", new XElement(a + "fillRect"))),
                new XElement(pic + "spPr",
                    new XElement(a + "xfrm", new XElement(a + "off", new XAttribute("x", 0), new XAttribute("y", 0)), Extent(a + "ext")),
                    new XElement(a + "prstGeom", new XAttribute("prst", "rect"), new XElement(a + "avLst")))))))));
    }
}
