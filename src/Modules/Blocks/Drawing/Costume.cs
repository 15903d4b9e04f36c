namespace Cadre.Blocks.Drawing;

/// <summary>What people of a calling wear, so that a captain is not a queen.</summary>
/// <param name="Head">none, cap, crown, helmet, toque, wizard, pirate, straw, hood, space or visor.</param>
/// <param name="Beard">With a beard.</param>
/// <param name="LongHair">With long hair.</param>
/// <param name="Coat">The colour of the coat; null leaves the person's own.</param>
/// <param name="Scale">Height against a grown-up's.</param>
internal sealed record Costume(string Head = "none", bool Beard = false, bool LongHair = false, string? Coat = null, double Scale = 1)
{
    private static readonly (string Words, Costume Costume)[] All =
    [
        ("keeper captain sailor fisherman fisher", new("cap", Beard: true, Coat: "#1e3a5f")), ("king prince emperor", new("crown", Beard: true, Coat: "#7e22ce")), ("queen princess", new("crown", LongHair: true, Coat: "#be185d")),
        ("astronaut cosmonaut", new("space", Coat: "#e2e8f0")), ("knight warrior soldier", new("helmet", Coat: "#94a3b8")), ("chef baker cook", new("toque", Coat: "#f8fafc")), ("wizard magician sorcerer", new("wizard", Beard: true, Coat: "#4338ca")),
        ("witch", new("wizard", LongHair: true, Coat: "#1f2937")), ("pirate", new("pirate", Beard: true, Coat: "#7f1d1d")), ("farmer shepherd gardener explorer hiker", new("straw", Coat: "#4d7c0f")), ("doctor nurse scientist professor researcher", new(Coat: "#f1f5f9")),
        ("police officer policeman guard", new("cap", Coat: "#1d4ed8")), ("firefighter fireman builder engineer worker driver", new("visor", Coat: "#f59e0b")), ("monk thief ninja", new("hood", Coat: "#78350f")), ("detective spy", new("pirate", Coat: "#78716c")),
        ("girl daughter sister", new(LongHair: true, Scale: 0.76)), ("boy son brother child kid toddler pupil", new(Scale: 0.76)), ("grandmother grandma", new(LongHair: true, Coat: "#a21caf", Scale: 0.92)), ("grandfather grandpa", new(Beard: true, Scale: 0.94)),
        ("woman mother wife lady heroine actress bride", new(LongHair: true)), ("man father husband gentleman groom", new()), ("teacher student customer seller trader founder player friend hero character person musician painter dancer artist singer runner neighbour visitor traveller traveler", new()),
    ];

    private static readonly string[] Parts = ["hero", "heroine", "friend", "player", "character", "person", "customer", "visitor"];

    /// <summary>Whether a text calls somebody by a human calling; a hero or a friend may be an animal.</summary>
    public static bool IsHuman(IReadOnlyList<string> words) => Named(words).Any(p => !Parts.Contains(p.Word, StringComparer.Ordinal));

    /// <summary>The people a text speaks of: the word for each and what they wear, in its order.</summary>
    public static IReadOnlyList<(string Word, Costume Costume)> Named(IReadOnlyList<string> words) =>
        [.. words.Distinct(StringComparer.Ordinal).Select(w => (Word: w, All.FirstOrDefault(c => c.Words.Split(' ').Contains(w, StringComparer.Ordinal)).Costume)).Where(p => p.Costume is not null)];
}
