namespace Cadre.Blocks.Game;

/// <summary>The colours of a place.</summary>
internal sealed record GameTheme(IReadOnlyList<string> Sky, string Sun, string Far, string Near, string Ground, string Soil, string Grass, string Plank, string Spike, string Coin, string Accent, bool Stars)
{
    private static readonly (string Words, GameTheme Theme)[] All =
    [
        ("night space star moon galaxy planet alien robot cyber city neon future", new(["#0b1033", "#3b2a6b"], "#f1f5f9", "#2a2358", "#1d1845", "#352e63", "#463d7d", "#7c6cf0", "#8b7cf6", "#e2e8f0", "#fde047", "#22d3ee", true)),
        ("snow ice winter arctic mountain cold penguin", new(["#bfe3ff", "#f0f9ff"], "#ffffff", "#cfe6f5", "#a9cde6", "#7ba7c4", "#6893b0", "#ffffff", "#9a7b5b", "#5b7fa0", "#f59e0b", "#e11d48", false)),
        ("desert sand savanna kenya africa egypt sahara sun solar camel lion", new(["#fdba74", "#fef3c7"], "#fff7ed", "#f0b06a", "#dd9350", "#c2793a", "#a8652d", "#eab308", "#92553a", "#78350f", "#fde047", "#dc2626", false)),
        ("ocean sea water island beach pirate fish ship", new(["#38bdf8", "#cffafe"], "#fef9c3", "#67c5dd", "#2e9fc0", "#d9b77c", "#c4a068", "#34d399", "#a16207", "#475569", "#fbbf24", "#ea580c", false)),
        ("cave dungeon lava volcano fire dragon dark castle ghost", new(["#2a1420", "#5b1f2b"], "#fb923c", "#451a2b", "#33121f", "#4a3540", "#3a2832", "#f97316", "#78503c", "#cbd5e1", "#fbbf24", "#f43f5e", false)),
        ("candy sweet cake sugar pink magic fairy unicorn", new(["#f9a8d4", "#fdf2f8"], "#fff7d6", "#f5b5da", "#e58ac1", "#c084a8", "#ab6e93", "#fb7185", "#d97706", "#9d174d", "#fde047", "#7c3aed", false)),
    ];

    private static readonly GameTheme Forest = new(["#7dd3fc", "#e0f2fe"], "#fef08a", "#9ccfa6", "#5fae77", "#8a5f3c", "#75502f", "#4ade80", "#a16b3f", "#64748b", "#facc15", "#ea580c", false);

    /// <summary>The place a text speaks of; a meadow when it names none.</summary>
    public static GameTheme For(string text)
    {
        var words = Language.Words.Of(text).ToHashSet(StringComparer.Ordinal);
        var best = All.Select(t => (t.Theme, Score: t.Words.Split(' ').Count(words.Contains))).MaxBy(t => t.Score);
        return best.Score > 0 ? best.Theme : Forest;
    }
}
