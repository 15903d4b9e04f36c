using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Language;
using Cadre.Blocks.Materials;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Video;

/// <summary>A scene of a film.</summary>
/// <param name="Title">Its heading; empty for none.</param>
/// <param name="Text">What is said and shown as caption.</param>
/// <param name="Seconds">Its length; null lets the voice decide.</param>
internal sealed record Scene(string Title, string Text, double? Seconds)
{
    /// <summary>A given picture; null for a drawn one.</summary>
    public ArtifactRef? Image { get; init; }

    /// <summary>What the picture shows, when it is to be drawn; null takes it from title and text.</summary>
    public string? Picture { get; init; }
}

/// <summary>Reads scenes from settings, JSON or Markdown.</summary>
internal static class Storyboard
{
    private const int MostScenes = 40;

    /// <summary>The scenes in order.</summary>
    public static List<Scene> Read(JsonElement? settings, JsonElement? input, IReadOnlyList<Material> materials)
    {
        var given = settings is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list : Find(input);
        if (given is { } scenes)
        {
            return [.. scenes.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.Object).Take(MostScenes).Select(Scene)];
        }

        return FromTexts(materials);
    }

    /// <summary>Whether the scenes are given one by one, not to be found in a text.</summary>
    public static bool IsGiven(JsonElement? settings, JsonElement? input) => (settings is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0) || Find(input) is not null;

    /// <summary>Scenes from texts by their headings and sentences.</summary>
    public static List<Scene> FromTexts(IReadOnlyList<Material> materials) => [.. materials.SelectMany(m => FromText(m.Text)).Take(MostScenes)];

    private static JsonElement? Find(JsonElement? input) => input switch
    {
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().Any(i => i.ValueKind == JsonValueKind.Object) => list,
        { ValueKind: JsonValueKind.Object } value when value.TryGetProperty("scenes", out var scenes) && scenes.ValueKind == JsonValueKind.Array => scenes,
        _ => null,
    };

    private static Scene Scene(JsonElement json) =>
        new(Text(json, "title") ?? Text(json, "name") ?? "", Text(json, "text") ?? Text(json, "narration") ?? Text(json, "description") ?? Text(json, "caption") ?? "", json.TryGetProperty("seconds", out var seconds) && seconds.ValueKind == JsonValueKind.Number ? Math.Clamp(seconds.GetDouble(), 1, 60) : null)
        {
            Image = json.TryGetProperty("image", out var image) ? ArtifactFiles.From(image) : null,
            Picture = Text(json, "picture"),
        };

    /// <summary>Whether texts are written as a storyboard: a heading for each of several scenes.</summary>
    public static bool IsWritten(IReadOnlyList<Material> materials) => materials.Sum(m => Headed(m.Text).Count) > 1;

    /// <summary>Each heading begins a scene; without headings each few sentences are one.</summary>
    private static IEnumerable<Scene> FromText(string text) =>
        Headed(text) is { Count: > 0 } headed ? headed : Sentences.Of(text).Chunk(2).Take(12).Select(pair => new Scene("", string.Join(' ', pair), null));

    private static List<Scene> Headed(string text)
    {
        var parts = text.Split('\n').Aggregate(new List<(string Title, List<string> Lines)>(), (scenes, line) =>
        {
            if (line.StartsWith('#'))
            {
                scenes.Add((line.TrimStart('#', ' '), []));
            }
            else if (scenes.Count > 0)
            {
                scenes[^1].Lines.Add(line);
            }

            return scenes;
        });
        return [.. parts.Where(p => p.Lines.Any(l => l.Trim().Length > 0)).Select(p => new Scene(p.Title, string.Join(' ', Sentences.Of(string.Join('\n', p.Lines)).Take(3)), null)).Where(s => s.Text.Length > 0)];
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
