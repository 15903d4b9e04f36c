using System.Xml.Linq;

namespace Cadre.Blocks.Documents.Word;

/// <summary>How a run of text looks.</summary>
internal sealed record WordFormat
{
    /// <summary>Strong.</summary>
    public bool Bold { get; init; }

    /// <summary>Emphasised.</summary>
    public bool Italic { get; init; }

    /// <summary>Struck through.</summary>
    public bool Strike { get; init; }

    /// <summary>Underlined.</summary>
    public bool Underline { get; init; }

    /// <summary>Marked with a colour behind.</summary>
    public bool Marked { get; init; }

    /// <summary>A style of characters, such as Code or Hyperlink.</summary>
    public string? Style { get; init; }

    /// <summary>superscript or subscript.</summary>
    public string? Raised { get; init; }

    /// <summary>Whether it is read from right to left.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>Its properties, in the order of the schema.</summary>
    public XElement ToXml() => WordXml.E(
        "rPr",
        Style is null ? null : WordXml.Val("rStyle", Style),
        Bold ? (object[])[WordXml.E("b"), WordXml.E("bCs")] : null,
        Italic ? (object[])[WordXml.E("i"), WordXml.E("iCs")] : null,
        Strike ? WordXml.E("strike") : null,
        Marked ? WordXml.Val("highlight", "yellow") : null,
        Underline ? WordXml.Val("u", "single") : null,
        Raised is null ? null : WordXml.Val("vertAlign", Raised),
        RightToLeft ? WordXml.E("rtl") : null);

    /// <summary>Whether a text is mostly read from right to left.</summary>
    public static bool IsRightToLeft(string text)
    {
        var letters = text.Where(char.IsLetter).Take(200).ToList();
        return letters.Count > 0 && letters.Count(c => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFEFC')) > letters.Count / 2;
    }
}
