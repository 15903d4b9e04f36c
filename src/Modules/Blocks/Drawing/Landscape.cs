using System.Globalization;
using System.Text;

namespace Cadre.Blocks.Drawing;

/// <summary>Sky, hills or skyline, and what grows on the ground: drawn back to front, each layer darker and larger.</summary>
internal static class Landscape
{
    /// <summary>Draws the place a text speaks of over the whole picture.</summary>
    public static void Draw(SvgWriter svg, Palette colors, SeededChoice choice, IReadOnlyList<string> words)
    {
        bool Speaks(string list) => list.Split(' ').Any(words.Contains);
        Sky(svg, colors, choice);
        var city = Speaks("city town street office business market shop startup company building skyline urban tech");
        var snow = Weather.IsSnow(words);
        for (var layer = 0; layer < 4; layer++)
        {
            var depth = layer / 3.0;
            var baseLine = svg.Height * (0.58 + (depth * 0.2));
            var color = (snow, layer) switch { (true, > 1) => "#e8f1fb", (true, _) => "#c9dcf0", (_, 0) => colors.Far, (_, 1) => colors.Middle, (_, 2) => colors.Near, _ => colors.Ground };
            if (city && layer is (1 or 2))
            {
                Skyline(svg, choice, layer == 1 ? colors.Middle : colors.Near, baseLine, layer, colors);
            }

            Hills(svg, choice, color, baseLine, svg.Height * (0.16 - (depth * 0.1)), layer);
            if (layer is 2 or 3)
            {
                Plants(svg, choice, layer == 2 ? colors.Ground : colors.Ink, baseLine + (svg.Height * 0.02), layer, Speaks("palm desert kenya africa savanna"));
            }
        }

        if (Speaks("village farm rural"))
        {
            Houses(svg, choice, colors);
        }
    }

    /// <summary>The sky with sun or moon, clouds or stars.</summary>
    public static void Sky(SvgWriter svg, Palette colors, SeededChoice choice)
    {
        var (w, h) = (svg.Width, svg.Height);
        svg.Add($"<rect width=\"{w}\" height=\"{h}\" fill=\"{svg.Linear(colors.SkyTop, colors.SkyLow)}\"/>");
        var (x, y, r) = (w * choice.Between(0.2, 0.8), h * choice.Between(0.2, 0.42), Math.Min(w, h) * choice.Between(0.07, 0.1));
        svg.Add($"<circle cx=\"{x:0}\" cy=\"{y:0}\" r=\"{r * 4.2:0}\" fill=\"{svg.Radial(colors.Sun, 0.7)}\"/><circle cx=\"{x:0}\" cy=\"{y:0}\" r=\"{r:0}\" fill=\"{colors.Sun}\"/>");
        if (colors.Night)
        {
            for (var star = 0; star < 110; star++)
            {
                svg.Add($"<circle cx=\"{choice.Between(0, w):0}\" cy=\"{choice.Between(0, h * 0.6):0}\" r=\"{choice.Between(0.5, 2):0.0}\" fill=\"#fff\" opacity=\"{choice.Between(0.3, 0.95):0.00}\"/>");
            }

            return;
        }

        for (var cloud = 0; cloud < choice.Whole(3, 5); cloud++)
        {
            var (cx, cy, size) = (choice.Between(0, w), choice.Between(h * 0.06, h * 0.34), Math.Min(w, h) * choice.Between(0.03, 0.06));
            svg.Add($"<g fill=\"#fff\" opacity=\"{choice.Between(0.45, 0.8):0.00}\"><ellipse cx=\"{cx:0}\" cy=\"{cy:0}\" rx=\"{size * 2.6:0}\" ry=\"{size * 0.75:0}\"/><circle cx=\"{cx - size:0}\" cy=\"{cy - (size * 0.4):0}\" r=\"{size * 0.9:0}\"/><circle cx=\"{cx + (size * 0.7):0}\" cy=\"{cy - (size * 0.55):0}\" r=\"{size * 1.15:0}\"/></g>");
        }

        var (bx, by) = (w * choice.Between(0.15, 0.75), h * choice.Between(0.16, 0.3));
        for (var bird = 0; bird < 4; bird++)
        {
            var (fx, fy, s) = (bx + (bird * w * 0.028), by + (choice.Between(-1, 1) * h * 0.02), w * 0.008);
            svg.Add($"<path d=\"M{fx - s:0.0} {fy - (s * 0.5):0.0} Q{fx - (s * 0.4):0.0} {fy - s:0.0} {fx:0.0} {fy:0.0} Q{fx + (s * 0.4):0.0} {fy - s:0.0} {fx + s:0.0} {fy - (s * 0.5):0.0}\" fill=\"none\" stroke=\"{colors.Ink}\" stroke-width=\"{w * 0.002:0.0}\" opacity=\".6\"/>");
        }
    }

    private static void Hills(SvgWriter svg, SeededChoice choice, string color, double baseLine, double height, int layer)
    {
        var (w, h) = (svg.Width, svg.Height);
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M0 {h:0} L0 {baseLine:0}"));
        var parts = 3 + layer;
        var (x, y) = (0.0, baseLine);
        for (var part = 0; part < parts; part++)
        {
            var (toX, toY) = (w * (part + 1) / parts, baseLine - (choice.Between(-0.25, 1) * height));
            var middle = (x + toX) / 2;
            path.Append(CultureInfo.InvariantCulture, $" C{middle:0} {y:0} {middle:0} {toY:0} {toX:0} {toY:0}");
            (x, y) = (toX, toY);
        }

        svg.Add($"<path d=\"{path} L{w:0} {h:0} Z\" fill=\"{svg.Linear(color, color, 0.2)}\"/>");
    }

    private static void Skyline(SvgWriter svg, SeededChoice choice, string color, double baseLine, int layer, Palette colors)
    {
        for (var x = -10.0; x < svg.Width; x += svg.Width * choice.Between(0.035, 0.075))
        {
            var (wide, tall) = (svg.Width * choice.Between(0.035, 0.07), svg.Height * choice.Between(0.12, layer == 1 ? 0.38 : 0.26));
            svg.Add($"<rect x=\"{x:0}\" y=\"{baseLine - tall:0}\" width=\"{wide:0}\" height=\"{tall + (svg.Height * 0.2):0}\" fill=\"{color}\" rx=\"2\"/>");
            var pane = wide / 6;
            for (var row = 1; row < tall / (pane * 2.4); row++)
            {
                for (var column = 0; column < 2; column++)
                {
                    if (choice.Next() < 0.55)
                    {
                        svg.Add($"<rect x=\"{x + (pane * (1 + (column * 2.5))):0.0}\" y=\"{baseLine - tall + (row * pane * 2.2):0.0}\" width=\"{pane * 1.3:0.0}\" height=\"{pane * 1.3:0.0}\" fill=\"{colors.Sun}\" opacity=\"{choice.Between(0.25, 0.85):0.00}\"/>");
                    }
                }
            }
        }
    }

    private static void Plants(SvgWriter svg, SeededChoice choice, string color, double baseLine, int layer, bool palms)
    {
        for (var plant = 0; plant < (layer == 2 ? 9 : 5); plant++)
        {
            var (x, size) = (choice.Between(0, svg.Width), svg.Height * choice.Between(0.05, 0.085) * (layer - 0.8));
            var y = baseLine + choice.Between(0, svg.Height * 0.04);
            if (palms)
            {
                svg.Add($"<g transform=\"translate({x:0} {y:0})\"><path d=\"M0 0 Q{size * 0.1:0.0} {-size * 0.6:0.0} {-size * 0.05:0.0} {-size:0.0}\" stroke=\"{color}\" stroke-width=\"{size * 0.09:0.0}\" fill=\"none\"/><ellipse cx=\"0\" cy=\"{-size * 1.05:0.0}\" rx=\"{size * 0.75:0.0}\" ry=\"{size * 0.2:0.0}\" fill=\"{color}\"/><ellipse cx=\"{size * 0.15:0.0}\" cy=\"{-size * 1.2:0.0}\" rx=\"{size * 0.45:0.0}\" ry=\"{size * 0.16:0.0}\" fill=\"{color}\"/></g>");
            }
            else
            {
                svg.Add($"<g transform=\"translate({x:0} {y:0})\" fill=\"{color}\"><rect x=\"{-size * 0.05:0.0}\" y=\"{-size * 0.4:0.0}\" width=\"{size * 0.1:0.0}\" height=\"{size * 0.42:0.0}\"/><path d=\"M0 {-size * 1.4:0.0} L{size * 0.36:0.0} {-size * 0.7:0.0} H{size * 0.2:0.0} L{size * 0.46:0.0} {-size * 0.25:0.0} H{-size * 0.46:0.0} L{-size * 0.2:0.0} {-size * 0.7:0.0} H{-size * 0.36:0.0} Z\"/></g>");
            }
        }
    }

    private static void Houses(SvgWriter svg, SeededChoice choice, Palette colors)
    {
        for (var house = 0; house < 3; house++)
        {
            var (x, size) = (svg.Width * (0.12 + (house * 0.3) + choice.Between(-0.04, 0.08)), svg.Height * choice.Between(0.09, 0.13));
            var y = svg.Height * choice.Between(0.78, 0.84);
            svg.Add($"<g transform=\"translate({x:0} {y:0})\"><ellipse cx=\"{size * 0.6:0}\" cy=\"2\" rx=\"{size * 1.1:0}\" ry=\"{size * 0.12:0}\" fill=\"#0003\"/><rect y=\"{-size * 0.75:0}\" width=\"{size * 1.2:0}\" height=\"{size * 0.75:0}\" fill=\"{colors.Paper}\"/><path d=\"M{-size * 0.15:0} {-size * 0.72:0} L{size * 0.6:0} {-size * 1.3:0} L{size * 1.35:0} {-size * 0.72:0} Z\" fill=\"{colors.Accent}\"/><rect x=\"{size * 0.16:0}\" y=\"{-size * 0.5:0}\" width=\"{size * 0.28:0}\" height=\"{size * 0.5:0}\" fill=\"{colors.Ink}\"/><rect x=\"{size * 0.66:0}\" y=\"{-size * 0.52:0}\" width=\"{size * 0.32:0}\" height=\"{size * 0.28:0}\" fill=\"{colors.Sun}\"/><circle cx=\"{size * 0.82:0}\" cy=\"{-size * 0.38:0}\" r=\"{size * 0.7:0}\" fill=\"{svg.Radial(colors.Sun, 0.45)}\"/></g>");
        }
    }
}
