using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>Values that a run is given by name, for the input blocks of its flow.</summary>
internal static class RunInputs
{
    private const string BlockType = "input";
    private const string Port = "input";

    /// <summary>Address → port → value for the flow; errors: <c>input_unknown</c>, <c>input_missing</c>, <c>input_type</c>.</summary>
    public static Result<IReadOnlyDictionary<string, IReadOnlyDictionary<string, PortValue>>> Bind(Flow flow, IReadOnlyDictionary<string, JsonElement> given)
    {
        var asked = flow.Nodes.Where(n => n.Type == BlockType).Select(n => new AskedInput(n)).ToList();
        if (given.Keys.FirstOrDefault(name => !asked.Exists(a => a.Name == name)) is { } unknown)
        {
            return Invalid("input_unknown", $"The canvas has no input '{unknown}'.", asked.Count == 0 ? "It has no input block: run it without inputs." : $"It takes: {string.Join(", ", asked.Select(a => a.Name).Distinct(StringComparer.Ordinal))}.");
        }

        var bound = new Dictionary<string, IReadOnlyDictionary<string, PortValue>>(StringComparer.Ordinal);
        foreach (var input in asked)
        {
            var isGiven = given.TryGetValue(input.Name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
            if (isGiven && !input.Takes(value))
            {
                return Invalid("input_type", $"The input '{input.Name}' must be {input.Kind}; it is {Describe(value)}.", "Give a value of that type.");
            }

            if (!isGiven && input.IsMissed)
            {
                return Invalid("input_missing", $"The input '{input.Name}' is required and has no default.", $"Give it, for example: cadre run CANVAS --input {input.Name}=value");
            }

            if (isGiven)
            {
                var entries = JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [input.Name] = value });
                bound[input.Address] = new Dictionary<string, PortValue>(StringComparer.Ordinal) { [Port] = new(entries, []) };
            }
        }

        return bound;
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };

    private static Error Invalid(string code, string message, string fix) => new(ErrorKind.Unprocessable, code, message, fix);

    /// <summary>What an input block asks for.</summary>
    private sealed record AskedInput(FlowNode Node)
    {
        public string Address => Node.Address;

        public string Name { get; } = Setting(Node, "name") is { ValueKind: JsonValueKind.String } name && !string.IsNullOrWhiteSpace(name.GetString()) ? name.GetString()! : Node.Title;

        public string Kind => (Setting(Node, "kind") is { ValueKind: JsonValueKind.String } kind ? kind.GetString() : null) switch
        {
            "text" => "a text",
            "number" => "a number",
            "boolean" => "true or false",
            "list" => "a list",
            "object" => "an object",
            _ => "",
        };

        /// <summary>Whether the run would fail without a value.</summary>
        public bool IsMissed => Setting(Node, "required") is { ValueKind: JsonValueKind.True } && Setting(Node, "default") is not { ValueKind: not JsonValueKind.Null };

        public bool Takes(JsonElement value) => Kind.Length == 0 || Kind == Describe(value);

        private static JsonElement? Setting(FlowNode node, string name) =>
            node.Settings.ValueKind == JsonValueKind.Object && node.Settings.TryGetProperty(name, out var value) ? value : null;
    }
}
