using System.Collections.Concurrent;

namespace Cadre.Blocks.Execution;

/// <summary>Texts embedded in this assembly: manifests, style sheets, scripts.</summary>
internal static class EmbeddedText
{
    private static readonly ConcurrentDictionary<string, string> Loaded = new(StringComparer.Ordinal);

    /// <summary>The text of a file of this project, such as <c>Content/print.css</c>.</summary>
    public static string Read(string path) => Loaded.GetOrAdd(path, Load);

    /// <summary>All files of this name, in order.</summary>
    public static IReadOnlyList<string> Named(string name) =>
        [.. typeof(EmbeddedText).Assembly.GetManifestResourceNames().Where(path => path.EndsWith('/' + name, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string Load(string path)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"'{path}' is not embedded in Cadre.Blocks: check the EmbeddedResource items of Blocks.csproj.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
