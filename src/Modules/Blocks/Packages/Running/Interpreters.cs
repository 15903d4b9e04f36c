namespace Cadre.Blocks.Packages.Running;

/// <summary>What runs the programs of packages: what is on every server.</summary>
internal static class Interpreters
{
    private static readonly Dictionary<string, string> Programs = new(StringComparer.Ordinal)
    {
        ["python"] = "/usr/bin/python3",
        ["javascript"] = "/usr/bin/node",
        ["shell"] = "/bin/bash",
    };

    /// <summary>The languages.</summary>
    public static IReadOnlyCollection<string> Languages => Programs.Keys;

    /// <summary>Variables of the program: output unbuffered, so that it streams; no leftovers beside its files.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PYTHONUNBUFFERED"] = "1",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
        ["NO_COLOR"] = "1",
    };

    /// <summary>The interpreter of a language that <see cref="Languages"/> has.</summary>
    public static string Of(string language) => Programs[language];
}
