namespace Cadre.Canvases.Catalog;

/// <summary>The value types of ports and which of them may stand for which.</summary>
internal static class PortTypes
{
    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "text", "markdown", "html", "json", "table", "number", "boolean", "file", "image", "svg", "audio", "video", "pdf", "any",
    };

    // output type → input types it also fits
    private static readonly Dictionary<string, string[]> Widenings = new(StringComparer.Ordinal)
    {
        ["markdown"] = ["text"],
        ["html"] = ["text"],
        ["text"] = ["markdown", "json"],
        ["svg"] = ["image", "file"],
        ["image"] = ["file"],
        ["audio"] = ["file"],
        ["video"] = ["file"],
        ["pdf"] = ["file"],
        ["table"] = ["file", "json"],
        ["number"] = ["text", "json"],
        ["boolean"] = ["text", "json"],
        ["json"] = ["text"],
    };

    public static bool Accepts(string input, string output) =>
        input == output || input == "any" || output == "any" || Alternatives(input).Any(i => i == output || (Widenings.TryGetValue(output, out var wider) && wider.Contains(i, StringComparer.Ordinal)));

    /// <summary>An input may name several types, separated by a bar: <c>table|file</c>.</summary>
    public static string[] Alternatives(string input) => input.Split('|');
}
