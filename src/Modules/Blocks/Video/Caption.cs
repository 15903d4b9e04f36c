using Cadre.Blocks.Drawing;

namespace Cadre.Blocks.Video;

/// <summary>The lettering over a scene, on a transparent ground.</summary>
internal static class Caption
{
    private const int LongestText = 220;

    /// <summary>Title at the top left, text on a shade at the bottom; nothing for a title card, which carries its own lettering.</summary>
    public static string Draw(Scene scene, int width, int height)
    {
        var svg = new SvgWriter(width, height);
        if (scene.Text.Length == 0)
        {
            return svg.ToString();
        }

        var size = height * 0.042;
        if (scene.Title.Length > 0)
        {
            svg.Add($"<rect width=\"{width}\" height=\"{height * 0.26:0}\" fill=\"{svg.Linear("#020617a6", "#02061700")}\"/>");
            svg.Add($"<rect x=\"{width * 0.05:0}\" y=\"{height * 0.06:0}\" width=\"{width * 0.06:0}\" height=\"5\" rx=\"2\" fill=\"#ea580c\"/>");
            svg.Text(scene.Title, width * 0.05, (height * 0.08) + (size * 1.25), size * 1.25, "#ffffff", width * 0.85, 800);
        }

        var text = scene.Text.Length <= LongestText ? scene.Text : scene.Text[..LongestText] + "…";
        var lines = Math.Ceiling(text.Length * size * 0.56 / (width * 0.84)) + 0.3;
        var top = height - (size * 1.12 * lines) - (height * 0.07);
        svg.Add($"<rect y=\"{top - (size * 2.2):0}\" width=\"{width}\" height=\"{height - top + (size * 2.2):0}\" fill=\"{svg.Linear("#02061700", "#020617dd")}\"/>");
        svg.Text(text, width * 0.08, top + size, size, "#ffffff", width * 0.84, 600);
        return svg.ToString();
    }
}
