using System.Globalization;
using System.Net;
using System.Text;

namespace Cadre.Blocks.Drawing;

/// <summary>Writes SVG with numbers that mean the same everywhere.</summary>
internal sealed class SvgWriter(int width, int height)
{
    private readonly StringBuilder body = new();
    private readonly StringBuilder definitions = new();
    private int names;

    /// <summary>Width in pixels.</summary>
    public double Width => width;

    /// <summary>Height in pixels.</summary>
    public double Height => height;

    /// <summary>Adds an element; numbers are written without regard to language.</summary>
    public SvgWriter Add(FormattableString element)
    {
        body.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }

    /// <summary>Adds elements that are written already.</summary>
    public SvgWriter AddDrawing(string elements)
    {
        body.Append(elements).Append('\n');
        return this;
    }

    /// <summary>A gradient from top to bottom; gives its reference.</summary>
    public string Linear(string top, string low, double tilt = 0)
    {
        var name = $"g{++names}";
        definitions.Append(CultureInfo.InvariantCulture, $"<linearGradient id=\"{name}\" x1=\"0\" y1=\"0\" x2=\"{tilt:0.##}\" y2=\"1\"><stop offset=\"0\" stop-color=\"{top}\"/><stop offset=\"1\" stop-color=\"{low}\"/></linearGradient>");
        return $"url(#{name})";
    }

    /// <summary>A glow that fades outwards; gives its reference.</summary>
    public string Radial(string color, double strength)
    {
        var name = $"g{++names}";
        definitions.Append(CultureInfo.InvariantCulture, $"<radialGradient id=\"{name}\"><stop offset=\"0\" stop-color=\"{color}\" stop-opacity=\"{strength:0.##}\"/><stop offset=\"1\" stop-color=\"{color}\" stop-opacity=\"0\"/></radialGradient>");
        return $"url(#{name})";
    }

    /// <summary>Lines of text, broken to a width; gives the y below the last line.</summary>
    public double Text(string text, double x, double y, double size, string color, double widest, int weight = 700, string anchor = "start")
    {
        foreach (var line in Break(text, Math.Max(4, (int)(widest / (size * 0.56)))).Take(6))
        {
            Add($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-family=\"Inter, 'Noto Sans', 'DejaVu Sans', sans-serif\" font-size=\"{size:0.#}\" font-weight=\"{weight}\" letter-spacing=\"{-size * 0.015:0.##}\" fill=\"{color}\" text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(line)}</text>");
            y += size * 1.12;
        }

        return y;
    }

    /// <summary>The document.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"><defs>{definitions}</defs>\n{body}</svg>");

    private static List<string> Break(string text, int most)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(80))
        {
            if (lines[^1].Length + word.Length + 1 > most && lines[^1].Length > 0)
            {
                lines.Add("");
            }

            lines[^1] += (lines[^1].Length > 0 ? " " : "") + (word.Length > most * 2 ? word[..(most * 2)] + "…" : word);
        }

        return lines;
    }
}
