using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Upgrades;

/// <summary>Changes the settings of one block, step by step, and says what it did.</summary>
internal sealed class SettingsMigration(JsonElement settings)
{
    private readonly JsonObject values = settings.ValueKind == JsonValueKind.Object ? JsonObject.Create(settings)! : [];

    public JsonElement Settings => JsonSerializer.SerializeToElement(values);

    /// <summary>Applies a step; what it changed in a sentence, null for nothing or a step about ports.</summary>
    public string? Apply(MigrationStep step) => step switch
    {
        RenameSetting rename => Move(rename.Setting, rename.To) ? $"The setting '{rename.Setting}' is now '{rename.To}'." : null,
        MoveSetting move => Move(move.Setting, move.To) ? $"The setting '{move.Setting}' went to '{move.To}'." : null,
        DefaultSetting given => Default(given) ? $"The new setting '{given.Setting}' is {given.Value.GetRawText()}." : null,
        DropSetting drop => Take(drop.Setting, out var value) ? $"The setting '{drop.Setting}' is gone; it was {Short(value)}." : null,
        MapSetting map => Map(map),
        _ => null,
    };

    private bool Move(string from, string to)
    {
        if (Place(to, make: false) is { } taken && taken.Owner.ContainsKey(taken.Name))
        {
            return false;
        }

        if (!Take(from, out var value) || Place(to, make: true) is not { } place)
        {
            return false;
        }

        place.Owner[place.Name] = value;
        return true;
    }

    private bool Default(DefaultSetting given)
    {
        if (Place(given.Setting, make: true) is not { } place || place.Owner.ContainsKey(place.Name))
        {
            return false;
        }

        place.Owner[place.Name] = JsonNode.Parse(given.Value.GetRawText());
        return true;
    }

    private string? Map(MapSetting map)
    {
        if (Place(map.Setting, make: false) is not { } place || place.Owner[place.Name] is not JsonValue old || !old.TryGetValue<string>(out var text) || !map.Values.TryGetValue(text, out var value))
        {
            return null;
        }

        place.Owner[place.Name] = JsonNode.Parse(value.GetRawText());
        return $"The setting '{map.Setting}' was '{text}' and is {value.GetRawText()}.";
    }

    private bool Take(string path, out JsonNode? value)
    {
        value = null;
        return Place(path, make: false) is { } place && place.Owner.TryGetPropertyValue(place.Name, out value) && place.Owner.Remove(place.Name);
    }

    /// <summary>The object that holds the last part of a path; null when there is none.</summary>
    private (JsonObject Owner, string Name)? Place(string path, bool make)
    {
        var parts = path.Split('.');
        var owner = values;
        foreach (var part in parts[..^1])
        {
            if (owner[part] is JsonObject inner)
            {
                owner = inner;
            }
            else if (make && owner[part] is null)
            {
                owner[part] = inner = [];
                owner = inner;
            }
            else
            {
                return null;
            }
        }

        return (owner, parts[^1]);
    }

    private static string Short(JsonNode? value) => value?.ToJsonString() is { } text ? text.Length > 80 ? text[..80] + "…" : text : "empty";
}
