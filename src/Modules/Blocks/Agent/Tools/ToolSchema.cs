using System.Text.Json;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>JSON Schemas of tools, and whether arguments fit them.</summary>
internal static class ToolSchema
{
    /// <summary>A schema from its text.</summary>
    public static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    /// <summary>An object of the given properties, all of them texts unless a type follows a colon (<c>any</c> for whatever); those with an exclamation mark are required: <c>path! limit:integer</c>.</summary>
    public static JsonElement Of(params (string Name, string Description)[] members)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        var required = new List<string>();
        foreach (var (declared, description) in members)
        {
            var parts = declared.TrimEnd('!').Split(':', 2);
            properties[parts[0]] = parts is [_, "any"] ? new { description } : new { type = parts.Length > 1 ? parts[1] : "string", description };
            if (declared.EndsWith('!'))
            {
                required.Add(parts[0]);
            }
        }

        return JsonSerializer.SerializeToElement(new { type = "object", properties, required, additionalProperties = false });
    }

    /// <summary>What is wrong with arguments, for the agent to read; null when they fit. Names, presence and types of the first level are looked at.</summary>
    public static string? Check(JsonElement schema, JsonElement arguments)
    {
        if (arguments.ValueKind != JsonValueKind.Object)
        {
            return "The arguments are not a JSON object.";
        }

        var properties = schema.TryGetProperty("properties", out var declared) && declared.ValueKind == JsonValueKind.Object ? declared : default;
        var missing = schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array
            ? required.EnumerateArray().Select(r => r.GetString()!).FirstOrDefault(name => !arguments.TryGetProperty(name, out var given) || given.ValueKind == JsonValueKind.Null)
            : null;
        if (missing is not null)
        {
            return $"The argument '{missing}' is missing.";
        }

        foreach (var argument in arguments.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(argument.Name, out var property))
            {
                if (property.ValueKind == JsonValueKind.Object && property.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && argument.Value.ValueKind != JsonValueKind.Null && !Fits(type.GetString()!, argument.Value))
                {
                    return $"The argument '{argument.Name}' must be of type {type.GetString()}.";
                }
            }
            else if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False)
            {
                return $"There is no argument '{argument.Name}'.";
            }
        }

        return null;
    }

    private static bool Fits(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number % 1 == 0,
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => true,
    };
}
