using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Packages.Running;

/// <summary>Reads <c>result.json</c> by the declared outputs: names must be declared, values must fit, files are named by their path below out/.</summary>
internal static class PackageOutputs
{
    private static readonly string[] FileTypes = ["file", "image", "svg", "audio", "video", "pdf"];

    public static Result<IReadOnlyDictionary<string, JsonElement>> Read(JsonElement? result, IReadOnlyList<OutputPort> ports, IReadOnlyList<ArtifactRef> files)
    {
        if (result is not { ValueKind: JsonValueKind.Object } json)
        {
            return Outcomes.Unusable("result_missing", "The package wrote no result.json with an object in it.", "Write {\"outputs\": {…}}.");
        }

        if (json.TryGetProperty("error", out var error))
        {
            return Outcomes.Unusable("package_refused", Text(error, "message") ?? "The package refused its input without saying why.", Text(error, "fix") ?? "Change the settings or the inputs.");
        }

        if (!json.TryGetProperty("outputs", out var outputs) || outputs.ValueKind != JsonValueKind.Object)
        {
            return Outcomes.Unusable("result_missing", "result.json has no 'outputs'.", "Write {\"outputs\": {…}}.");
        }

        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in outputs.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null))
        {
            if (ports.FirstOrDefault(p => p.Name == member.Name) is not { } port)
            {
                return Outcomes.Unusable("output_unknown", $"The package gave the output '{member.Name}', which it does not declare.", "Declare it in cadre-block.json, or leave it out.");
            }

            if (Value(port.Type, member.Value, files) is not { } value)
            {
                return Outcomes.Unusable("output_invalid", $"The output '{port.Name}' is no {port.Type}.", FileTypes.Contains(port.Type, StringComparer.Ordinal) ? "Write the file to out/ and give its path, such as \"out/picture.png\"." : "Give a value of the declared type.");
            }

            values[port.Name] = value;
        }

        return values;
    }

    private static JsonElement? Value(string type, JsonElement value, IReadOnlyList<ArtifactRef> files) => type switch
    {
        "text" or "markdown" or "html" => value.ValueKind == JsonValueKind.String ? value : null,
        "number" => value.ValueKind == JsonValueKind.Number ? value : null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value : null,
        "table" => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("columns", out _) && value.TryGetProperty("rows", out _) ? value : null,
        _ when FileTypes.Contains(type, StringComparer.Ordinal) => Files(value, files),
        _ => value,
    };

    private static JsonElement? Files(JsonElement value, IReadOnlyList<ArtifactRef> files)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            var each = value.EnumerateArray().Select(item => Find(item, files)).ToList();
            return each.Contains(null) ? null : JsonSerializer.SerializeToElement(each, CadreJson.Stored);
        }

        return Find(value, files) is { } file ? JsonSerializer.SerializeToElement(file, CadreJson.Stored) : null;
    }

    private static ArtifactRef? Find(JsonElement value, IReadOnlyList<ArtifactRef> files) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } path && path.StartsWith("out/", StringComparison.Ordinal) ? files.FirstOrDefault(f => f.Name == path[4..]) : null;

    private static string? Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
