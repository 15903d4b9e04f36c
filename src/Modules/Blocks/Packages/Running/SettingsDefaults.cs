using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cadre.Blocks.Packages.Running;

/// <summary>Settings with the defaults of their schema for what is absent, so that no package has to repeat them.</summary>
internal static class SettingsDefaults
{
    public static JsonElement Fill(JsonElement? settings, JsonElement schema)
    {
        var filled = settings is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given)! : [];
        if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject().Where(p => !filled.ContainsKey(p.Name) && p.Value.ValueKind == JsonValueKind.Object && p.Value.TryGetProperty("default", out _)))
            {
                filled[property.Name] = JsonNode.Parse(property.Value.GetProperty("default").GetRawText());
            }
        }

        return JsonSerializer.SerializeToElement(filled);
    }
}
