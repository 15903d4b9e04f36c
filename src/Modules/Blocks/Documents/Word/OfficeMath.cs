using System.Xml;
using System.Xml.Linq;

namespace Cadre.Blocks.Documents.Word;

/// <summary>Turns MathML (the presentation part that KaTeX writes) into Office MathML, so that formulas can be edited in Word.</summary>
internal static class OfficeMath
{
    private const string NAry = "∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂";
    private const string Relations = "=<>≤≥≠≈≡→←⇒⇔,;";
    private static readonly XNamespace M = WordXml.M;

    /// <summary>The formula; null when the markup is not MathML.</summary>
    public static XElement? From(string mathMl)
    {
        try
        {
            var math = XElement.Parse(WordXml.Clean(mathMl.Replace("&nbsp;", "\u00A0", StringComparison.Ordinal)));
            var row = math.Descendants().FirstOrDefault(e => e.Name.LocalName == "mrow") ?? math;
            return new XElement(M + "oMath", Row(Parts(row)));
        }
        catch (XmlException)
        {
            // The caller shows the source instead.
            return null;
        }
    }

    private static List<XElement> Parts(XElement element) => [.. element.Elements().Where(e => e.Name.LocalName != "annotation")];

    private static IEnumerable<XElement> Row(List<XElement> written)
    {
        var parts = Bracketed(written);
        for (var i = 0; i < parts.Count; i++)
        {
            if (IsNAry(parts[i]))
            {
                var operand = parts.Skip(i + 1).TakeWhile(p => !(p.Name.LocalName == "mo" && Relations.Contains(p.Value.Trim(), StringComparison.Ordinal))).ToList();
                yield return Sum(parts[i], operand);
                i += operand.Count;
            }
            else
            {
                foreach (var element in One(parts[i]))
                {
                    yield return element;
                }
            }
        }
    }

    /// <summary>"(1+r)^n": the closing bracket alone carries the exponent; here the whole bracket becomes the base.</summary>
    private static List<XElement> Bracketed(List<XElement> parts)
    {
        var row = new List<XElement>();
        foreach (var part in parts)
        {
            var close = part.Name.LocalName is "msup" or "msub" or "msubsup" ? Base(part) : part;
            var open = close != part && close.Name.LocalName == "mo" && close.Value is ")" or "]" ? Opening(row, close.Value == ")" ? "(" : "[", close.Value) : -1;
            if (open < 0)
            {
                row.Add(part);
                continue;
            }

            XElement Fence(string sign) => new("mo", new XAttribute("fence", "true"), sign);
            var inner = new XElement("mrow", Fence(row[open].Value), row.Skip(open + 1), Fence(close.Value));
            row.RemoveRange(open, row.Count - open);
            row.Add(new XElement(part.Name.LocalName, inner, part.Elements().Skip(1)));
        }

        return row;
    }

    private static int Opening(List<XElement> row, string open, string close)
    {
        var depth = 0;
        for (var i = row.Count - 1; i >= 0; i--)
        {
            var sign = row[i].Name.LocalName == "mo" ? row[i].Value : "";
            depth += sign == close ? 1 : 0;
            if (sign == open && depth-- == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static IEnumerable<XElement> One(XElement element)
    {
        var parts = Parts(element);
        return element.Name.LocalName switch
        {
            "mi" => [Text(element.Value, element.Attribute("mathvariant")?.Value == "normal" || element.Value.Length > 1)],
            "mn" or "mo" => element.Value.Length == 0 ? [] : [Text(element.Value, false)],
            "mtext" or "ms" => [Text(element.Value, true)],
            "mspace" => [Text(" ", true)],
            "mfrac" => [new XElement(M + "f", Bar(element), Arg("num", parts, 0), Arg("den", parts, 1))],
            "msqrt" => [new XElement(M + "rad", new XElement(M + "radPr", new XElement(M + "degHide", new XAttribute(M + "val", "1"))), new XElement(M + "deg"), new XElement(M + "e", Row(parts)))],
            "mroot" => [new XElement(M + "rad", Arg("deg", parts, 1), Arg("e", parts, 0))],
            "msup" => [new XElement(M + "sSup", Arg("e", parts, 0), Arg("sup", parts, 1))],
            "msub" => [new XElement(M + "sSub", Arg("e", parts, 0), Arg("sub", parts, 1))],
            "msubsup" => [new XElement(M + "sSubSup", Arg("e", parts, 0), Arg("sub", parts, 1), Arg("sup", parts, 2))],
            "mover" => [Over(element, parts)],
            "munder" => [new XElement(M + "limLow", Arg("e", parts, 0), Arg("lim", parts, 1))],
            "munderover" => [new XElement(M + "limUpp", new XElement(M + "e", new XElement(M + "limLow", Arg("e", parts, 0), Arg("lim", parts, 1))), Arg("lim", parts, 2))],
            "mtable" => [new XElement(M + "m", parts.Select(row => new XElement(M + "mr", Parts(row).Select(cell => new XElement(M + "e", Row(Parts(cell)))))))],
            "mrow" or "mstyle" or "mpadded" or "math" or "semantics" or "menclose" or "mphantom" or "merror" => Fence(parts) ?? Row(parts),
            _ => Row(parts),
        };
    }

    /// <summary>A row between two stretching brackets.</summary>
    private static IEnumerable<XElement>? Fence(List<XElement> parts) => parts.Count >= 2 && IsFence(parts[0]) && IsFence(parts[^1])
        ? [new XElement(
            M + "d",
            new XElement(M + "dPr", new XElement(M + "begChr", new XAttribute(M + "val", parts[0].Value)), new XElement(M + "endChr", new XAttribute(M + "val", parts[^1].Value))),
            new XElement(M + "e", Row([.. parts.Skip(1).SkipLast(1)])))]
        : null;

    private static bool IsFence(XElement element) => element.Name.LocalName == "mo" && element.Attribute("fence")?.Value == "true";

    private static XElement Over(XElement element, List<XElement> parts) => element.Attribute("accent")?.Value == "true" && parts.Count > 1 && parts[1].Value.Length == 1
        ? new XElement(M + "acc", new XElement(M + "accPr", new XElement(M + "chr", new XAttribute(M + "val", Accent(parts[1].Value)))), Arg("e", parts, 0))
        : new XElement(M + "limUpp", Arg("e", parts, 0), Arg("lim", parts, 1));

    private static string Accent(string mark) => mark switch { "^" => "\u0302", "~" => "\u0303", "¯" or "‾" or "ˉ" => "\u0305", "⃗" or "→" => "\u20D7", "˙" => "\u0307", "¨" => "\u0308", _ => mark };

    private static bool IsNAry(XElement element) => NAry.Contains(Base(element).Value.Trim() is { Length: 1 } sign ? sign : "\0", StringComparison.Ordinal) && Base(element).Name.LocalName == "mo";

    private static XElement Base(XElement element) => element.Name.LocalName is "msub" or "msup" or "msubsup" or "munder" or "mover" or "munderover" && element.Elements().FirstOrDefault() is { } first ? first : element;

    private static XElement Sum(XElement sign, List<XElement> operand)
    {
        var (parts, kind) = (Parts(sign), sign.Name.LocalName);
        var lower = kind is "msub" or "munder" or "msubsup" or "munderover" ? 1 : 0;
        var upper = kind is "msubsup" or "munderover" ? 2 : kind is "msup" or "mover" ? 1 : 0;
        return new XElement(
            M + "nary",
            new XElement(
                M + "naryPr",
                new XElement(M + "chr", new XAttribute(M + "val", Base(sign).Value.Trim())),
                new XElement(M + "limLoc", new XAttribute(M + "val", kind.Contains("under", StringComparison.Ordinal) || kind == "mover" ? "undOvr" : "subSup")),
                lower == 0 ? new XElement(M + "subHide", new XAttribute(M + "val", "1")) : null,
                upper == 0 ? new XElement(M + "supHide", new XAttribute(M + "val", "1")) : null),
            lower > 0 ? Arg("sub", parts, lower) : new XElement(M + "sub"),
            upper > 0 ? Arg("sup", parts, upper) : new XElement(M + "sup"),
            new XElement(M + "e", Row(operand)));
    }

    private static XElement? Bar(XElement fraction) =>
        fraction.Attribute("linethickness")?.Value is "0px" or "0" ? new XElement(M + "fPr", new XElement(M + "type", new XAttribute(M + "val", "noBar"))) : null;

    private static XElement Arg(string name, List<XElement> parts, int at) => new(M + name, at < parts.Count ? One(parts[at]) : []);

    private static XElement Text(string text, bool upright) => new(
        M + "r",
        upright ? new XElement(M + "rPr", new XElement(M + "sty", new XAttribute(M + "val", "p"))) : null,
        new XElement(M + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));
}
