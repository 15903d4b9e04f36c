using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cadre.Expressions;

/// <summary>JSON in. Reads one level at a time, so an expression pays only for what it looks at.</summary>
internal static class JsonReading
{
    public static CelValue Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new CelMap(() => ReadObject(json)),
        JsonValueKind.Array => new CelList(() => ReadArray(json)),
        JsonValueKind.String => new CelString(json.GetString() ?? ""),
        JsonValueKind.Number => json.TryGetInt64(out long number) ? new CelInt(number) : new CelDouble(json.GetDouble()),
        JsonValueKind.True => CelBool.True,
        JsonValueKind.False => CelBool.False,
        _ => CelNull.Instance,
    };

    public static CelValue Read(JsonNode? json) => json switch
    {
        null => CelNull.Instance,
        JsonObject map => new CelMap(() => ReadObject(map)),
        JsonArray list => new CelList(() => ReadArray(list)),
        JsonValue value => ReadValue(value),
        _ => CelNull.Instance,
    };

    private static CelValue ReadValue(JsonValue json)
    {
        if (json.TryGetValue(out JsonElement element))
            return Read(element);
        if (json.TryGetValue(out string? text))
            return new CelString(text);
        if (json.TryGetValue(out long number))
            return new CelInt(number);
        using var document = JsonDocument.Parse(json.ToJsonString());
        return Read(document.RootElement.Clone());
    }

    private static KeyValuePair<CelValue, CelValue>[] ReadObject(JsonElement json)
    {
        var entries = new Dictionary<string, CelValue>(StringComparer.Ordinal);
        foreach (JsonProperty property in json.EnumerateObject())
            entries[property.Name] = Read(property.Value);
        return [.. entries.Select(e => KeyValuePair.Create<CelValue, CelValue>(new CelString(e.Key), e.Value))];
    }

    private static KeyValuePair<CelValue, CelValue>[] ReadObject(JsonObject json) =>
        [.. json.Select(e => KeyValuePair.Create<CelValue, CelValue>(new CelString(e.Key), Read(e.Value)))];

    private static CelValue[] ReadArray(JsonElement json) => [.. json.EnumerateArray().Select(Read)];

    private static CelValue[] ReadArray(JsonArray json) => [.. json.Select(Read)];
}
