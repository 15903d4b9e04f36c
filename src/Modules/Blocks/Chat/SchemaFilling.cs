using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cadre.Blocks.Language;
using Cadre.Blocks.Materials;

namespace Cadre.Blocks.Chat;

/// <summary>Fills a JSON Schema from material by rules: same-named fields, then labelled lines, then passages. What is not found is null (or empty), never made up.</summary>
internal static partial class SchemaFilling
{
    private const int Deepest = 6;

    /// <summary>An object of the schema's shape.</summary>
    public static JsonElement Fill(JsonElement schema, string prompt, IReadOnlyList<Material> materials)
    {
        var text = string.Join('\n', materials.Select(m => m.Text).Append(prompt));
        var index = Summary.Index([text]);
        return JsonSerializer.SerializeToElement(Value(schema, "", text, index, 0));
    }

    private static JsonNode? Value(JsonElement schema, string name, string text, PassageIndex index, int depth)
    {
        var type = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var declared) && declared.ValueKind == JsonValueKind.String ? declared.GetString() : "string";
        if (type == "object" && depth < Deepest && schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            var filled = new JsonObject();
            foreach (var property in properties.EnumerateObject())
            {
                filled[property.Name] = Value(property.Value, property.Name, text, index, depth + 1);
            }

            return filled;
        }

        var found = Labelled(name, text);
        return type switch
        {
            "object" => new JsonObject(),
            "array" => new JsonArray([.. (found?.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? Summary.Of(index, PlainText.Caption(name), 3).Select(p => p.Text).ToArray()).Select(s => (JsonNode)s)]),
            "number" or "integer" => Number(found ?? Summary.Of(index, PlainText.Caption(name), 1).FirstOrDefault()?.Text, type),
            "boolean" => found?.ToLowerInvariant() is "yes" or "true" ? true : found is null ? null : false,
            _ => Choice(schema, text) ?? found ?? Summary.Of(index, PlainText.Caption(name), 1).FirstOrDefault()?.Text,
        };
    }

    private static string? Labelled(string name, string text)
    {
        var caption = PlainText.Caption(name);
        foreach (var line in text.Split('\n').Take(5000))
        {
            var trimmed = line.Trim().TrimStart('-', '*', ' ').Replace("**", "", StringComparison.Ordinal);
            var colon = trimmed.IndexOf(':');
            if (colon > 0 && colon < trimmed.Length - 1 && (trimmed[..colon].Trim().Equals(caption, StringComparison.OrdinalIgnoreCase) || trimmed[..colon].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                return trimmed[(colon + 1)..].Trim();
            }
        }

        return null;
    }

    private static JsonNode? Choice(JsonElement schema, string text) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("enum", out var options) && options.ValueKind == JsonValueKind.Array
            ? options.EnumerateArray().Where(o => o.ValueKind == JsonValueKind.String).Select(o => o.GetString()!).FirstOrDefault(o => text.Contains(o, StringComparison.OrdinalIgnoreCase))
            : null;

    private static JsonNode? Number(string? text, string type)
    {
        var match = text is null ? null : Digits().Match(text);
        if (match is not { Success: true } || !decimal.TryParse(match.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return type == "integer" ? (JsonNode)(long)Math.Clamp(Math.Round(number), long.MinValue / 2, long.MaxValue / 2) : number;
    }

    [GeneratedRegex(@"-?\d[\d,]{0,20}(\.\d{1,10})?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Digits();
}
