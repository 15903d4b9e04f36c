using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Execution;

/// <summary>Reads a block's settings as a record.</summary>
internal static class StepSettings
{
    /// <summary>The settings; absent ones have their defaults.</summary>
    public static Result<T> Read<T>(FlowNode node)
        where T : class
    {
        var json = node.Settings.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? JsonSerializer.SerializeToElement(new { }) : node.Settings;
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Wrong(node, "they are not an object");
        }

        try
        {
            return json.Deserialize<T>(CadreJson.Stored) is { } settings ? settings : Wrong(node, "they are empty");
        }
        catch (JsonException wrong)
        {
            return Wrong(node, wrong.Path is { Length: > 1 } path ? $"'{path.TrimStart('$', '.')}' has the wrong type" : "a value has the wrong type");
        }
    }

    /// <summary>An error about one setting.</summary>
    public static Error Bad(string setting, string message, string fix) =>
        new(ErrorKind.Unprocessable, "settings_invalid", message, fix) { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { [setting] = message } };

    private static Error Wrong(FlowNode node, string reason) =>
        new(ErrorKind.Unprocessable, "settings_invalid", $"The settings of this {node.Type} block cannot be used: {reason}.", "Open the block's properties and correct the marked setting.");
}
