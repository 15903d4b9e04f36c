using System.Globalization;
using System.Xml.Linq;

namespace Cadre.Blocks.Documents.Word;

/// <summary>Bullets, and numbered lists that each count from their own number.</summary>
internal static class WordNumbering
{
    private const int Levels = 9;
    private static readonly string[] Marks = ["•", "–", "▪"];
    private static readonly string[] Formats = ["decimal", "lowerLetter", "lowerRoman"];

    /// <summary>The part.</summary>
    public static XDocument Of(IReadOnlyList<int> starts) => new(new XElement(
        WordXml.W + "numbering",
        new XAttribute(XNamespace.Xmlns + "w", WordXml.W),
        Abstract(0, "bullet"),
        Abstract(1, "decimal"),
        WordXml.E("num", WordXml.At("numId", 1), WordXml.Val("abstractNumId", 0)),
        starts.Select((start, i) => WordXml.E("num", WordXml.At("numId", i + 2), WordXml.Val("abstractNumId", 1), Enumerable.Range(0, Levels).Select(level =>
            WordXml.E("lvlOverride", WordXml.At("ilvl", level), WordXml.Val("startOverride", start)))))));

    private static XElement Abstract(int id, string kind) => WordXml.E(
        "abstractNum",
        WordXml.At("abstractNumId", id),
        WordXml.Val("multiLevelType", "hybridMultilevel"),
        Enumerable.Range(0, Levels).Select(level => WordXml.E(
            "lvl",
            WordXml.At("ilvl", level),
            WordXml.Val("start", 1),
            WordXml.Val("numFmt", kind == "bullet" ? "bullet" : Formats[level % 3]),
            WordXml.Val("lvlText", kind == "bullet" ? Marks[level % 3] : string.Create(CultureInfo.InvariantCulture, $"%{level + 1}.")),
            WordXml.Val("lvlJc", "left"),
            WordXml.E("pPr", WordXml.E("ind", WordXml.At("left", 360 * (level + 1)), WordXml.At("hanging", 360))),
            WordXml.E("rPr", WordXml.Val("color", "0891B2")))));
}
