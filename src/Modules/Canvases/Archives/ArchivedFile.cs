using System.Text;
using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Archives;

/// <summary>A file of an archive of results.</summary>
/// <param name="Path">Within the archive.</param>
/// <param name="Title">What people call it.</param>
/// <param name="MediaType">What it is.</param>
internal sealed record ArchivedFile(string Path, string Title, string MediaType)
{
    /// <summary>The kept bytes; null when the text is all.</summary>
    public ArtifactRef? Artifact { get; init; }

    /// <summary>The text; null for an artifact.</summary>
    public string? Words { get; init; }

    /// <summary>The files of a step: its artifacts, wherever they stand, and what it says in words.</summary>
    public static IReadOnlyList<ArchivedFile> Of(StepView step, string folder)
    {
        var files = new List<ArchivedFile>();
        foreach (var view in step.Views.Where(v => v.Artifact is not null).DistinctBy(v => v.Artifact!.Artifact))
        {
            Add(files, folder, view.Artifact!.Name, view.Title ?? view.Artifact.Name, view.Artifact.MediaType, view.Artifact, null);
        }

        foreach (var (port, value) in step.Outputs ?? new Dictionary<string, PortValue>(StringComparer.Ordinal))
        {
            foreach (var artifact in ArtifactsIn(value.Value, 0).Where(a => !files.Any(f => f.Artifact?.Artifact == a.Artifact)))
            {
                Add(files, folder, artifact.Name, artifact.Name, artifact.MediaType, artifact, null);
            }

            if (value.Value.ValueKind == JsonValueKind.String && value.Value.GetString() is { Length: > 0 } text && port != "html" && port != "frame")
            {
                var isMarkdown = port is "markdown" or "report" or "text";
                Add(files, folder, port + (isMarkdown ? ".md" : ".txt"), port, isMarkdown ? "text/markdown" : "text/plain", null, text);
            }
            else if (value.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && !ArtifactsIn(value.Value, 0).Any())
            {
                Add(files, folder, port + ".json", port, "application/json", null, value.Value.GetRawText());
            }
        }

        return files;
    }

    private static void Add(List<ArchivedFile> files, string folder, string name, string title, string mediaType, ArtifactRef? artifact, string? text)
    {
        var plain = SafeName(name);
        var path = $"{folder}/{plain}";
        for (var number = 2; files.Any(f => f.Path.Equals(path, StringComparison.OrdinalIgnoreCase)); number++)
        {
            path = $"{folder}/{System.IO.Path.GetFileNameWithoutExtension(plain)}-{number}{System.IO.Path.GetExtension(plain)}";
        }

        files.Add(new ArchivedFile(path, title, mediaType) { Artifact = artifact, Words = text });
    }

    /// <summary>A name that every file system takes.</summary>
    public static string SafeName(string name)
    {
        var safe = new StringBuilder();
        foreach (var character in name.Trim())
        {
            safe.Append(char.IsControl(character) || "<>:\"/\\|?*".Contains(character, StringComparison.Ordinal) ? '-' : character);
        }

        var plain = safe.ToString().Trim(' ', '.');
        return plain.Length == 0 ? "file" : plain.Length <= 80 ? plain : plain[..60].TrimEnd() + System.IO.Path.GetExtension(plain)[..Math.Min(12, System.IO.Path.GetExtension(plain).Length)];
    }

    private static IEnumerable<ArtifactRef> ArtifactsIn(JsonElement value, int depth)
    {
        if (depth > 3)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Take(200).SelectMany(item => ArtifactsIn(item, depth + 1));
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var isReference = value.TryGetProperty("artifact", out var hash) && hash.ValueKind == JsonValueKind.String && hash.GetString() is { Length: 64 } text && text.All(char.IsAsciiHexDigitLower);
        return isReference
            ? [new ArtifactRef(hash.GetString()!, Text(value, "name") ?? "file", Text(value, "mediaType") ?? "application/octet-stream", 0)]
            : value.TryGetProperty("file", out var file) ? ArtifactsIn(file, depth + 1) : [];
    }

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
