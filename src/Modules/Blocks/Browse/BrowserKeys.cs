namespace Cadre.Blocks.Browse;

/// <summary>The keys that are pressed by name, with their codes (Windows virtual keys, as the protocol wants them).</summary>
internal static class BrowserKeys
{
    private static readonly Dictionary<string, int> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Enter"] = 13,
        ["Tab"] = 9,
        ["Escape"] = 27,
        ["Backspace"] = 8,
        ["Delete"] = 46,
        ["ArrowUp"] = 38,
        ["ArrowDown"] = 40,
        ["ArrowLeft"] = 37,
        ["ArrowRight"] = 39,
        ["PageDown"] = 34,
        ["PageUp"] = 33,
        ["Home"] = 36,
        ["End"] = 35,
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>A key by its name, in whatever case; null for none.</summary>
    public static (string Name, int Code)? Find(string? name) =>
        name is not null && All.TryGetValue(name, out var code) ? (All.Keys.First(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)), code) : null;
}
