namespace Cadre.Blocks.Drawing;

/// <summary>The colours of a picture.</summary>
internal sealed record Palette(string SkyTop, string SkyLow, string Sun, string Far, string Middle, string Near, string Ground, string Ink, string Paper, string Accent, bool Night)
{
    private static readonly Dictionary<string, Palette> All = new(StringComparer.Ordinal)
    {
        ["teal"] = new("#67d3e8", "#e6fbff", "#fff3c4", "#9fdbe6", "#4fb3c6", "#0e7490", "#155e75", "#083344", "#f0fdff", "#ea580c", false),
        ["sunset"] = new("#5b2a86", "#ff9a62", "#ffe3a3", "#b4568c", "#7d3570", "#4a1f52", "#2c1236", "#1f0d29", "#fff3e6", "#ffb703", false),
        ["forest"] = new("#a7e0d3", "#f3fbe8", "#fff2b8", "#a9cfae", "#5f9f72", "#2f6b4a", "#1f4d38", "#0f2a1f", "#f5fbf2", "#d97706", false),
        ["ocean"] = new("#38a3e0", "#dff6ff", "#fff8d6", "#8fcdea", "#3f97c4", "#1e6a9c", "#134b74", "#0a2a44", "#f2fbff", "#f97316", false),
        ["night"] = new("#0b1033", "#3f3f86", "#f4f1de", "#3a3a78", "#28285c", "#191942", "#0f0f2b", "#07071a", "#eef0ff", "#22d3ee", true),
        ["paper"] = new("#f6efe2", "#fffaf0", "#e9b872", "#d9cbb2", "#bfa98a", "#8c7355", "#6b553c", "#2e2418", "#fffaf0", "#b45309", false),
        ["neon"] = new("#14022e", "#59108f", "#ff4fa3", "#46117a", "#2f0a5c", "#1c0540", "#110229", "#08011a", "#fdf2ff", "#22e3ff", true),
        ["desert"] = new("#f7a35c", "#fdeccb", "#fff7e0", "#f0c08a", "#dd9655", "#b96f38", "#8f4f27", "#4a2612", "#fff8ec", "#0e7490", false),
        ["candy"] = new("#ffb3d9", "#fff0f8", "#fff5c2", "#f7c6e2", "#ee9aca", "#c76aa6", "#9b4a85", "#5b2152", "#fff5fb", "#7c3aed", false),
        ["storm"] = new("#1f2937", "#8fa3b5", "#cbd5e1", "#64748b", "#475f75", "#2f4a60", "#1e3346", "#101c29", "#f1f5f9", "#f59e0b", false),
        ["snow"] = new("#8fb8de", "#eef6ff", "#fffbe6", "#c9dcf0", "#9dbbd8", "#6f93b5", "#4b6f92", "#27415c", "#ffffff", "#dc2626", false),
        ["dawn"] = new("#6a7fc1", "#ffd3b0", "#fff0c9", "#c3a9c8", "#7d8fbd", "#4b6a9b", "#34507c", "#1c2f4d", "#fff6ec", "#f97316", false),
    };

    private static readonly (string Words, string Name)[] Moods =
    [
        ("storm thunder lightning hurricane tempest", "storm"), ("snow winter blizzard arctic polar christmas ice", "snow"), ("dawn morning sunrise", "dawn"),
        ("night star moon space dark dream galaxy sleep", "night"), ("sunset evening dusk drama love romance warm", "sunset"), ("forest tree green garden nature farm plant eco leaf", "forest"),
        ("sea ocean water beach boat ship island coast fish whale dolphin lighthouse sailor mermaid", "ocean"), ("desert sand kenya africa sahara savanna sun solar lamp dry", "desert"), ("neon cyber future robot tech digital code club", "neon"),
        ("history old letter book story paper vintage museum", "paper"), ("candy sweet child kid birthday party cake fun", "candy"),
    ];

    /// <summary>The palette of a style; with <c>auto</c> the one a text speaks of.</summary>
    public static Palette For(string? style, string text)
    {
        if (style is not (null or "auto") && All.TryGetValue(style, out var chosen))
        {
            return chosen;
        }

        var words = Language.Words.Of(text).ToHashSet(StringComparer.Ordinal);
        // The weather is told first; the morning after a storm is a morning.
        var order = words.Contains("morning") ? Moods.Where(m => m.Name != "storm") : Moods;
        var best = order.Select(m => (m.Name, Score: m.Words.Split(' ').Count(words.Contains) * (m.Name is "storm" or "snow" or "dawn" ? 4 : 1))).MaxBy(m => m.Score);
        return best.Score > 0 ? All[best.Name] : new SeededChoice(text).Of([All["teal"], All["sunset"], All["forest"], All["ocean"]]);
    }
}
