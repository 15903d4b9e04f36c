using System.Globalization;
using System.Text;
using System.Xml;

namespace Cadre.Workers.Data.Charts;

/// <summary>Writes one SVG drawing. Every text goes through <see cref="Escape"/>: titles and labels come from foreign files.</summary>
internal sealed class SvgCanvas
{
    private const double AverageGlyph = 0.55;
    private readonly StringBuilder body = new();

    internal SvgCanvas(int height, string title, string subtitle, string description)
    {
        Height = height;
        body.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {ChartTheme.Width} {height}\" width=\"{ChartTheme.Width}\" height=\"{height}\" role=\"img\" class=\"{ChartTheme.Scope}\"><title>{Escape(title)}</title><desc>{Escape(description)}</desc><style>{ChartTheme.Style}</style>");
        var lines = Wrap(title, 16, ChartTheme.Width - 32);
        for (var i = 0; i < lines.Count; i++) Text(16, 26 + (i * 20), lines[i], "t");
        Text(16, 26 + (lines.Count * 20) - 2, Fit(subtitle, 12, ChartTheme.Width - 32), "s");
        Top = 26 + (lines.Count * 20) + 18;
    }

    internal int Height { get; }

    /// <summary>First row below the heading.</summary>
    internal double Top { get; }

    internal void Line(double x1, double y1, double x2, double y2, string kind) =>
        body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" class=\"{kind}\"/>");

    internal void Rect(double x, double y, double width, double height, string kind, string tip, double radius = 2) =>
        body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{Math.Max(0, width):0.##}\" height=\"{Math.Max(0, height):0.##}\" rx=\"{radius}\" class=\"{kind}\"><title>{Escape(tip)}</title></rect>");

    internal void Shade(double x, double y, double width, double height, string colour, double opacity, string tip) =>
        body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" fill=\"{colour}\" fill-opacity=\"{opacity:0.###}\"><title>{Escape(tip)}</title></rect>");

    internal void Dot(double x, double y, double radius, string kind) =>
        body.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius}\" class=\"{kind}\"/>");

    internal void Path(IEnumerable<(double X, double Y)> points, string kind, double? baseline = null)
    {
        var list = points.ToList();
        body.Append("<path class=\"").Append(kind).Append("\" d=\"");
        for (var i = 0; i < list.Count; i++) body.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{list[i].X:0.#} {list[i].Y:0.#}");
        if (baseline is { } y) body.Append(CultureInfo.InvariantCulture, $"L{list[^1].X:0.#} {y:0.#}L{list[0].X:0.#} {y:0.#}Z");
        body.Append("\"/>");
    }

    internal void Text(double x, double y, string text, string kind) =>
        body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{kind}\">{Escape(text)}</text>");

    internal string Finish() => body.ToString() + "</svg>";

    /// <summary>Shortens a text to about <paramref name="width"/> pixels.</summary>
    internal static string Fit(string text, double size, double width)
    {
        var most = Math.Max(2, (int)(width / (size * AverageGlyph)));
        return text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1).TrimEnd(), "…");
    }

    private static List<string> Wrap(string text, double size, double width)
    {
        var most = (int)(width / (size * AverageGlyph));
        if (text.Length <= most) return [text];
        var cut = text.LastIndexOf(' ', most);
        if (cut < most / 2) cut = most;
        return [text[..cut], Fit(text[cut..].TrimStart(), size, width)];
    }

    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '&' => safe.Append("&amp;"),
                '"' => safe.Append("&quot;"),
                _ when rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) => safe.Append(' '),
                _ => safe.Append(rune.ToString()),
            };
        }
        return safe.ToString();
    }
}
