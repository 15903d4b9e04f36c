using System.Globalization;
using System.Text;

namespace Cadre.Blocks.Drawing;

/// <summary>The sea: a horizon with land far away, waves towards the viewer, a headland for what stands on the coast, and a shore in front for those who walk.</summary>
internal static class Seascape
{
    /// <summary>Where the sea meets the sky, as a share of the height.</summary>
    public const double Horizon = 0.52;

    /// <summary>Where things swim, as a share of the height.</summary>
    public const double Waterline = 0.72;

    private static readonly string[] Tropic = ["beach", "island", "palm", "summer", "holiday", "kenya", "caribbean", "tropical"];

    /// <summary>Draws sky, far land and sea.</summary>
    public static void Draw(SvgWriter svg, Palette colors, SeededChoice choice, IReadOnlyList<string> words)
    {
        var (w, h) = (svg.Width, svg.Height);
        Landscape.Sky(svg, colors, choice);
        var top = h * Horizon;
        svg.Add($"<path d=\"M0 {top:0} Q{w * 0.1:0} {top - (h * 0.07):0} {w * 0.22:0} {top - (h * 0.03):0} T{w * 0.46:0} {top:0} Z\" fill=\"{colors.Far}\" opacity=\".8\"/>");
        svg.Add($"<rect y=\"{top:0}\" width=\"{w}\" height=\"{h - top:0}\" fill=\"{svg.Linear(colors.Middle, colors.Ground)}\"/>");
        var rough = Weather.IsStorm(words);
        for (var row = 0; row < 5; row++)
        {
            Waves(svg, choice, top + ((h - top) * (0.1 + (row * 0.19))), h * (rough ? 0.016 + (row * 0.012) : 0.004 + (row * 0.004)), row % 2 == 0 ? colors.Near : colors.Middle, 0.35 + (row * 0.08), 7 - row);
        }

        for (var glint = 0; glint < 46; glint++)
        {
            var y = choice.Between(top + 6, h * 0.95);
            svg.Add($"<rect x=\"{choice.Between(0, w):0}\" y=\"{y:0}\" width=\"{w * choice.Between(0.01, 0.05) * (y / h):0}\" height=\"{h * 0.003:0.0}\" rx=\"1\" fill=\"#fff\" opacity=\"{choice.Between(0.12, 0.45):0.00}\"/>");
        }
    }

    /// <summary>Rock that carries what stands on the coast; gives where its top is.</summary>
    public static double Headland(SvgWriter svg, Palette colors, double x)
    {
        var (w, h) = (svg.Width, svg.Height);
        var (top, side) = (h * (Horizon + 0.06), x > w / 2 ? w : 0);
        var edge = x > w / 2 ? x - (w * 0.16) : x + (w * 0.16);
        svg.Add($"<path d=\"M{side:0} {top - (h * 0.03):0} Q{(x + side) / 2:0} {top - (h * 0.05):0} {x:0} {top:0} Q{(x + edge) / 2:0} {top + (h * 0.02):0} {edge:0} {top + (h * 0.13):0} L{side:0} {top + (h * 0.16):0} Z\" fill=\"{svg.Linear(colors.Ground, colors.Ink)}\"/>");
        return top + (h * 0.012);
    }

    /// <summary>The shore in front; gives where one stands on it.</summary>
    public static double Shore(SvgWriter svg, Palette colors, IReadOnlyList<string> words)
    {
        var (w, h) = (svg.Width, svg.Height);
        var sand = words.Any(Tropic.Contains);
        svg.Add($"<path d=\"M0 {h * 0.84:0} Q{w * 0.2:0} {h * 0.8:0} {w * 0.42:0} {h * 0.87:0} T{w * 0.8:0} {h * 0.93:0} T{w:0} {h * 0.9:0} V{h:0} H0 Z\" fill=\"{(sand ? svg.Linear("#fde9b5", "#eab464") : svg.Linear(colors.Ground, colors.Ink))}\"/>");
        return h * 0.9;
    }

    /// <summary>Water in front of what swims.</summary>
    public static void Surface(SvgWriter svg, Palette colors, double x, double y, double width)
    {
        var h = svg.Height;
        svg.Add($"<path d=\"M{x - width:0} {y:0} q{width * 0.25:0} {-h * 0.018:0} {width * 0.5:0} 0 t{width * 0.5:0} 0 t{width * 0.5:0} 0 t{width * 0.5:0} 0 v{h * 0.03:0} q{-width:0} {h * 0.03:0} {-width * 2:0} 0 Z\" fill=\"{colors.Near}\" opacity=\".72\"/>");
        svg.Add($"<path d=\"M{x - width:0} {y:0} q{width * 0.25:0} {-h * 0.018:0} {width * 0.5:0} 0 t{width * 0.5:0} 0 t{width * 0.5:0} 0 t{width * 0.5:0} 0\" fill=\"none\" stroke=\"#fff\" stroke-width=\"{h * 0.004:0.0}\" opacity=\".7\"/>");
    }

    private static void Waves(SvgWriter svg, SeededChoice choice, double y, double height, string color, double opacity, int crests)
    {
        var step = svg.Width / crests;
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M{-step * choice.Between(0.2, 0.9):0} {y:0}"));
        for (var crest = 0; crest < (crests + 2) * 2; crest++)
        {
            path.Append(CultureInfo.InvariantCulture, $" q{step / 4:0} {(crest % 2 == 0 ? -height : height) * 2:0.0} {step / 2:0} 0");
        }

        svg.Add($"<path d=\"{path} V{svg.Height:0} H{-step:0} Z\" fill=\"{color}\" opacity=\"{opacity:0.00}\"/>");
    }
}
