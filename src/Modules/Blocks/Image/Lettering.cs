using System.Text.RegularExpressions;
using Cadre.Blocks.Drawing;

namespace Cadre.Blocks.Image;

/// <summary>A text over a picture, on a soft shade so that it is readable on any ground.</summary>
internal static partial class Lettering
{
    private const int LongestText = 300;

    /// <summary>The drawing, transparent but for the text and its shade.</summary>
    public static string Draw(ImageCaption caption, int width, int height)
    {
        var svg = new SvgWriter(width, height);
        var text = caption.Text.Length <= LongestText ? caption.Text : caption.Text[..LongestText] + "…";
        var size = Math.Clamp(width / (double)Math.Max(14, Math.Min(40, text.Length)) * 1.5, height * 0.035, height * 0.13);
        var lines = Math.Max(1, Math.Ceiling(text.Length * size * 0.56 / (width * 0.88)));
        var tall = lines * size * 1.15;
        var top = caption.Position switch { "top" => height * 0.05, "middle" => (height - tall) / 2, _ => height - tall - (height * 0.06) };
        var (from, to) = caption.Position switch { "top" => ("#020617bb", "#02061700"), "middle" => ("#02061766", "#02061766"), _ => ("#02061700", "#020617cc") };
        svg.Add($"<rect y=\"{Math.Max(0, top - size):0}\" width=\"{width}\" height=\"{tall + (size * 2.2):0}\" fill=\"{svg.Linear(from, to)}\"/>");
        svg.Text(text, width * 0.06, top + size, size, Hex().IsMatch(caption.Colour ?? "") ? caption.Colour! : "#ffffff", width * 0.88, 700);
        return svg.ToString();
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.None, 1000)]
    private static partial Regex Hex();
}
