using System.Text.Json.Nodes;

namespace Cadre.Architecture.Tests.Hostile;

/// <summary>The served API description: makes a valid body for a route from its schema.</summary>
internal sealed class Description(JsonNode document)
{
    private const int Deepest = 6;

    /// <summary>A body of the right shape with every member present; null when the route takes no JSON.</summary>
    public JsonNode? BodyOf(Route route, IReadOnlyDictionary<string, string> known)
    {
        var path = document["paths"]?[Plain(route.Pattern)]?[route.Method.ToLowerInvariant()];
        var schema = path?["requestBody"]?["content"]?["application/json"]?["schema"];
        return schema is null ? null : Sample(schema, "", known, 0);
    }

    /// <summary>Whether the description knows the route.</summary>
    public bool Knows(Route route) => document["paths"]?[Plain(route.Pattern)]?[route.Method.ToLowerInvariant()] is not null;

    private static string Plain(string pattern) => string.Join('/', pattern.TrimEnd('/').Split('/').Select(part => part.StartsWith('{') ? part.Split(':')[0].TrimEnd('}') + "}" : part));

    private JsonNode? Sample(JsonNode schema, string name, IReadOnlyDictionary<string, string> known, int depth)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            return Sample(document["components"]!["schemas"]![reference.Split('/')[^1]]!, name, known, depth);
        }

        if (schema["discriminator"] is { } kinds)
        {
            return OfKind(kinds, 0, known, depth);
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
        {
            return Sample(choices.First(choice => choice!["type"]?.ToString() != "null")!, name, known, depth);
        }

        if (schema["enum"] is JsonArray values)
        {
            return values.Last(value => value is not null)!.DeepClone();
        }

        var type = schema["type"] is JsonArray types ? types.Select(t => t!.ToString()).First(t => t != "null") : schema["type"]?.ToString();
        return type switch
        {
            "string" => known.TryGetValue(name, out var id) ? id : schema["format"]?.ToString() switch
            {
                "uuid" => Guid.CreateVersion7().ToString(),
                "date-time" => "2100-01-01T00:00:00Z",
                _ => "text",
            },
            "integer" or "number" => 1,
            "boolean" => true,
            "array" => depth > Deepest ? [] : Items(schema["items"] ?? new JsonObject(), schema["minItems"]?.GetValue<int>() ?? 1, name, known, depth + 1),
            "object" or null when schema["properties"] is JsonObject members && depth <= Deepest =>
                new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Sample(member.Value!, member.Key, known, depth + 1)))),
            _ when schema["additionalProperties"] is JsonObject each && depth <= Deepest => new JsonObject { ["any"] = Sample(each, "any", known, depth + 1) },
            _ => new JsonObject { ["any"] = new JsonArray(1, "two", null) },
        };
    }

    /// <summary>One item; of a family of kinds one each.</summary>
    private JsonArray Items(JsonNode schema, int least, string name, IReadOnlyDictionary<string, string> known, int depth)
    {
        var family = schema["$ref"]?.GetValue<string>() is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]!["discriminator"] : null;
        return family is null
            ? new JsonArray([.. Enumerable.Range(0, Math.Max(1, least)).Select(_ => Sample(schema, name, known, depth))])
            : new JsonArray([.. family["mapping"]!.AsObject().Select((_, index) => OfKind(family, index, known, depth))]);
    }

    private JsonObject OfKind(JsonNode family, int index, IReadOnlyDictionary<string, string> known, int depth)
    {
        var (kind, reference) = family["mapping"]!.AsObject().ElementAt(index);
        var sample = Sample(new JsonObject { ["$ref"] = reference!.DeepClone() }, "", known, depth)!.AsObject();
        sample.Remove(family["propertyName"]!.ToString());
        return new JsonObject([KeyValuePair.Create<string, JsonNode?>(family["propertyName"]!.ToString(), kind), .. sample.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))]);
    }
}
