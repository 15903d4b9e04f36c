namespace Cadre.Blocks.Drawing;

/// <summary>Rain, snow, lightning and fog over a finished scene.</summary>
internal static class Weather
{
    private static readonly string[] Stormy = ["storm", "thunder", "lightning", "hurricane", "tempest"];
    private static readonly string[] Rainy = ["rain", "rainy", "shower", "monsoon", "storm"];
    private static readonly string[] Snowy = ["snow", "blizzard", "winter", "arctic", "polar", "christmas"];
    private static readonly string[] Foggy = ["fog", "mist", "foggy", "haze"];

    /// <summary>Whether a storm is spoken of, and not its end.</summary>
    public static bool IsStorm(IReadOnlyList<string> words) => words.Any(Stormy.Contains) && !words.Contains("calm") && !words.Contains("morning");

    /// <summary>Whether there is snow on the ground.</summary>
    public static bool IsSnow(IReadOnlyList<string> words) => words.Any(Snowy.Contains);

    /// <summary>Draws what falls and what hangs in the air.</summary>
    public static void Draw(SvgWriter svg, SeededChoice choice, IReadOnlyList<string> words)
    {
        var (w, h) = (svg.Width, svg.Height);
        var storm = IsStorm(words);
        if (storm)
        {
            var x = w * choice.Between(0.18, 0.82);
            svg.Add($"<path d=\"M{x:0} {h * 0.02:0} L{x - (w * 0.03):0} {h * 0.2:0} L{x + (w * 0.012):0} {h * 0.19:0} L{x - (w * 0.035):0} {h * 0.42:0}\" fill=\"none\" stroke=\"#fef9c3\" stroke-width=\"{w * 0.005:0.0}\" stroke-linejoin=\"round\"/>");
        }

        if (storm || (words.Any(Rainy.Contains) && !words.Contains("morning")))
        {
            for (var drop = 0; drop < 150; drop++)
            {
                var (x, y, size) = (choice.Between(-0.05, 1.05) * w, choice.Between(0, h), h * choice.Between(0.02, 0.045));
                svg.Add($"<path d=\"M{x:0} {y:0} l{-size * 0.35:0.0} {size:0.0}\" stroke=\"#e0f2fe\" stroke-width=\"{h * 0.0022:0.0}\" opacity=\"{choice.Between(0.25, 0.6):0.00}\"/>");
            }
        }

        if (IsSnow(words))
        {
            for (var flake = 0; flake < 130; flake++)
            {
                svg.Add($"<circle cx=\"{choice.Between(0, w):0}\" cy=\"{choice.Between(0, h):0}\" r=\"{h * choice.Between(0.002, 0.007):0.0}\" fill=\"#fff\" opacity=\"{choice.Between(0.5, 0.95):0.00}\"/>");
            }
        }

        for (var band = 0; band < (words.Any(Foggy.Contains) ? 5 : 0); band++)
        {
            svg.Add($"<ellipse cx=\"{choice.Between(0, w):0}\" cy=\"{h * choice.Between(0.45, 0.9):0}\" rx=\"{w * choice.Between(0.4, 0.7):0}\" ry=\"{h * choice.Between(0.04, 0.09):0}\" fill=\"#fff\" opacity=\".35\"/>");
        }
    }
}
