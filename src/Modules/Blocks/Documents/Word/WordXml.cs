using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Cadre.Blocks.Documents.Word;

/// <summary>The vocabulary of WordprocessingML (ECMA-376, part 1).</summary>
internal static class WordXml
{
    /// <summary>Text.</summary>
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>Relations.</summary>
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Formulas.</summary>
    public static readonly XNamespace M = "http://schemas.openxmlformats.org/officeDocument/2006/math";

    /// <summary>Where drawings stand.</summary>
    public static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    /// <summary>Drawings.</summary>
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /// <summary>Pictures.</summary>
    public static readonly XNamespace Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    /// <summary>An element of text.</summary>
    public static XElement E(string name, params object?[] content) => new(W + name, content);

    /// <summary>An element whose <c>val</c> says all.</summary>
    public static XElement Val(string name, object value) => new(W + name, new XAttribute(W + "val", value));

    /// <summary>An attribute of text.</summary>
    public static XAttribute At(string name, object value) => new(W + name, Convert.ToString(value, CultureInfo.InvariantCulture)!);

    /// <summary>A paragraph of a style.</summary>
    public static XElement Paragraph(string? style, params object?[] content) =>
        E("p", style is null ? null : E("pPr", Val("pStyle", style)), content);

    /// <summary>A run of text; tabs and breaks within become elements.</summary>
    public static XElement Run(XElement? properties, string text)
    {
        var run = E("r", properties is null || !properties.HasElements ? null : new XElement(properties));
        var lines = Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Add(E("br"));
            }

            if (lines[i].Length > 0)
            {
                run.Add(E("t", new XAttribute(XNamespace.Xml + "space", "preserve"), lines[i]));
            }
        }

        return run;
    }

    /// <summary>Without characters that XML cannot hold.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return clean.ToString();
    }
}
