using Cadre.Blocks.Drawing;

namespace Cadre.Blocks.Game;

/// <summary>How a character is drawn.</summary>
internal sealed record CharacterLook(string Name, string Color, string Dark, string Skin, string Hair, string Accent, bool Hat, bool Cape)
{
    private static readonly string[] Colors = ["#0891b2", "#ea580c", "#7c3aed", "#16a34a", "#e11d48", "#2563eb", "#ca8a04", "#db2777"];
    private static readonly string[] Skins = ["#f6d3b8", "#e0ac82", "#b97d51", "#8a5636", "#5f3a22"];
    private static readonly string[] Hairs = ["#1c1917", "#44281a", "#7c4a1e", "#b7791f", "#9ca3af", "#7f1d1d"];
    private static readonly Dictionary<string, string> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["red"] = "#dc2626",
        ["orange"] = "#ea580c",
        ["yellow"] = "#eab308",
        ["green"] = "#16a34a",
        ["teal"] = "#0891b2",
        ["blue"] = "#2563eb",
        ["purple"] = "#7c3aed",
        ["pink"] = "#db2777",
        ["black"] = "#1f2937",
        ["white"] = "#e5e7eb",
        ["brown"] = "#92400e",
        ["grey"] = "#6b7280",
        ["gray"] = "#6b7280",
        ["gold"] = "#d4a017",
    };

    /// <summary>The picture of an animal or a machine as a data address; null for people.</summary>
    public string? Sprite { get; init; }

    /// <summary>A look that follows from name and description.</summary>
    public static CharacterLook Of(GameCharacter character)
    {
        var choice = new SeededChoice(character.Name + character.Role);
        var words = $"{character.Color} {character.Look} {character.Role}".ToLowerInvariant();
        var named = Named.FirstOrDefault(n => words.Contains(n.Key, StringComparison.OrdinalIgnoreCase)).Value;
        var color = IsHex(character.Color) ? character.Color! : named ?? choice.Of(Colors);
        return new CharacterLook(
            character.Name,
            color,
            Darker(color),
            choice.Of(Skins),
            choice.Of(Hairs),
            choice.Of(Colors),
            words.Contains("hat", StringComparison.Ordinal) || words.Contains("captain", StringComparison.Ordinal) || choice.Next() < 0.25,
            words.Contains("cape", StringComparison.Ordinal) || words.Contains("hero", StringComparison.Ordinal) || choice.Next() < 0.25)
        {
            Sprite = SpriteOf(character),
        };
    }

    // What the name says goes before what a longer description mentions.
    private static string? SpriteOf(GameCharacter character)
    {
        var words = Language.Words.Of($"{character.Name} {character.Role} {character.Look}");
        var creature = Costume.IsHuman(words) ? null : SubjectLibrary.Named(words).FirstOrDefault(s => s.Kind == "animal");
        return creature is null ? null : "data:image/svg+xml;base64," + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(creature.Picture()));
    }

    /// <summary>Whether a text is a colour such as #0891b2.</summary>
    public static bool IsHex(string? text) => text is { Length: 7 } && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private static string Darker(string color) => "#" + string.Concat(Enumerable.Range(0, 3).Select(i => ((int)(Convert.ToInt32(color.Substring(1 + (i * 2), 2), 16) * 0.6)).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
}
