namespace Cadre.Blocks.Drawing;

/// <summary>Signs for icons, drawn on 24 × 24.</summary>
internal static class Glyphs
{
    private static readonly (string Words, string Path)[] All =
    [
        ("lamp light solar energy idea bulb", "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.6 10.8c.6.5 1 1.200 1.100 2.200h5c.1-1 .5-1.700 1.100-2.200A6 6 0 0 0 12 3z"),
        ("chart data analysis report figure statistic sale revenue", "M4 20V4M4 20h16M8 16v-4M12.500 16V8M17 16V5"),
        ("leaf plant eco green nature farm garden", "M5 19C5 9 11 5 20 4c0 9-4 15-12 15M5 21c1-5 4-9 9-11"),
        ("heart love health care clinic", "M12 20S4 15 4 9a4.200 4.200 0 0 1 8-2 4.200 4.200 0 0 1 8 2c0 6-8 11-8 11z"),
        ("shop store market buy sell cart commerce", "M5 8h14l-1 12H6zM9 8V6.500a3 3 0 0 1 6 0V8"),
        ("game play fun level player", "M8 12h4M10 10v4M16 11h.010M18 13h.010M7 7h10a5 5 0 0 1 0 10c-2 0-2-2-5-2s-3 2-5 2A5 5 0 0 1 7 7z"),
        ("star best quality award win", "M12 3l2.700 5.800 6.300.700-4.700 4.300 1.300 6.200L12 17l-5.600 3 1.300-6.200L3 9.500l6.300-.700z"),
        ("film video movie camera", "M4 7h11v10H4zM15 11l5-3v8l-5-3z"),
        ("music song voice sound audio", "M9 18V6l10-2v12M9 18a3 2.400 0 1 1-6 0 3 2.400 0 0 1 6 0zM19 16a3 2.400 0 1 1-6 0 3 2.400 0 0 1 6 0z"),
        ("book learn school course read education", "M12 6c-2-1.500-5-2-8-2v14c3 0 6 .5 8 2 2-1.500 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14"),
        ("code app software program developer website", "M8 7l-5 5 5 5M16 7l5 5-5 5M14 4l-4 16"),
        ("home house family room hotel", "M4 11l8-7 8 7v9H4zM10 20v-6h4v6"),
    ];

    /// <summary>The sign a text speaks of; null when none.</summary>
    public static string? For(string text)
    {
        var words = Language.Words.Of(text).ToHashSet(StringComparer.Ordinal);
        var best = All.Select(g => (g.Path, Score: g.Words.Split(' ').Count(words.Contains))).MaxBy(g => g.Score);
        return best.Score > 0 ? best.Path : null;
    }
}
