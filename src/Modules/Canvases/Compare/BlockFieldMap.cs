using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Editing;

namespace Cadre.Canvases.Compare;

/// <summary>A block as fields with paths, the grain at which canvases are compared and merged: <c>title</c>, <c>type</c>, <c>version</c>, <c>why</c>, <c>parent</c>, <c>settings.prompt</c>, <c>props.text</c>.</summary>
internal static class BlockFieldMap
{
    private const string Settings = "settings.", Props = "props.";

    public static Dictionary<string, JsonElement> Of(CanvasBlock block)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["title"] = JsonSerializer.SerializeToElement(block.Title),
            ["type"] = JsonSerializer.SerializeToElement(block.Type),
            ["version"] = JsonSerializer.SerializeToElement(block.Version),
        };
        if (block.Why is { } why)
        {
            fields["why"] = JsonSerializer.SerializeToElement(why);
        }

        if (block.Parent is { } parent)
        {
            fields["parent"] = JsonSerializer.SerializeToElement(parent);
        }

        Spread(fields, Settings, block.Settings);
        Spread(fields, Props, block.Props);
        fields.Remove(Props + BlockFields.Mirrored); // a note of the editor's, which stays that of the block
        return fields;
    }

    /// <summary>The block with these fields; its id and place stay.</summary>
    public static CanvasBlock With(CanvasBlock block, IReadOnlyDictionary<string, JsonElement> fields) => block with
    {
        Title = Text(fields, "title") ?? "",
        Type = Text(fields, "type") ?? block.Type,
        Version = fields.TryGetValue("version", out var version) && version.TryGetInt32(out var number) ? number : 1,
        Why = Text(fields, "why"),
        Parent = Text(fields, "parent"),
        Settings = Gather(fields, Settings) ?? JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement>()),
        Props = Gather(Marked(fields, block), Props),
    };

    /// <summary>Paths of which the value differs or that only one side has, in order.</summary>
    public static IEnumerable<string> Differing(IReadOnlyDictionary<string, JsonElement> one, IReadOnlyDictionary<string, JsonElement> other) =>
        one.Keys.Union(other.Keys, StringComparer.Ordinal).Where(path => !Same(Value(one, path), Value(other, path))).Order(StringComparer.Ordinal);

    public static JsonElement? Value(IReadOnlyDictionary<string, JsonElement> fields, string path) => fields.TryGetValue(path, out var value) ? value : null;

    public static bool Same(JsonElement? one, JsonElement? other) => (one, other) switch
    {
        (null, null) => true,
        ({ } a, { } b) => JsonElement.DeepEquals(a, b),
        _ => false,
    };

    private static IReadOnlyDictionary<string, JsonElement> Marked(IReadOnlyDictionary<string, JsonElement> fields, CanvasBlock block) =>
        block.Props is { ValueKind: JsonValueKind.Object } props && props.TryGetProperty(BlockFields.Mirrored, out var mark)
            ? new Dictionary<string, JsonElement>(fields, StringComparer.Ordinal) { [Props + BlockFields.Mirrored] = mark }
            : fields;

    private static void Spread(Dictionary<string, JsonElement> fields, string prefix, JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.Object } map)
        {
            foreach (var member in map.EnumerateObject())
            {
                fields[prefix + member.Name] = member.Value;
            }
        }
    }

    private static JsonElement? Gather(IReadOnlyDictionary<string, JsonElement> fields, string prefix)
    {
        var members = fields.Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(field => field.Key[prefix.Length..], field => field.Value, StringComparer.Ordinal);
        return members.Count == 0 ? null : JsonSerializer.SerializeToElement(members);
    }

    private static string? Text(IReadOnlyDictionary<string, JsonElement> fields, string path) =>
        fields.TryGetValue(path, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
