using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;

namespace Cadre.Planning.Serving;

/// <summary>Something that programs outside can do with a workspace over MCP.</summary>
internal interface IServedTool
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>What it does, for the model that chooses it.</summary>
    string Description { get; }

    /// <summary>What the key's role must include.</summary>
    Permission Permission { get; }

    /// <summary>Its arguments: a JSON Schema.</summary>
    JsonObject Schema { get; }

    /// <summary>Does it. An expected failure is told to the caller, who may try otherwise.</summary>
    Task<Result<JsonObject>> CallAsync(Tenant tenant, ToolArguments arguments, CancellationToken cancellationToken);
}

/// <summary>The arguments of a call.</summary>
/// <param name="Given">A JSON object, or nothing.</param>
internal sealed record ToolArguments(JsonElement? Given)
{
    /// <summary>A text; empty when there is none.</summary>
    public string Text(string name) => Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()!.Trim() : "";

    /// <summary>An id; null when it is none.</summary>
    public Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;

    /// <summary>A whole number.</summary>
    public int Number(string name, int otherwise) => Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : otherwise;

    /// <summary>The members of an object; null when there is none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Members(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Object } value ? value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone(), StringComparer.Ordinal) : null;

    /// <summary>A schema of texts: name, description, and whether it must be given.</summary>
    public static JsonObject Texts(params (string Name, string Description, bool Required)[] members) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(members.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)new JsonObject { ["type"] = "string", ["description"] = m.Description }))),
        ["required"] = new JsonArray([.. members.Where(m => m.Required).Select(m => (JsonNode)m.Name)]),
    };

    private JsonElement? Find(string name) => Given is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value) ? value : null;
}
