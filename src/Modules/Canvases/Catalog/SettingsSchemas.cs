using System.Collections.Concurrent;
using System.Text.Json;
using Cadre.Canvases.Contracts;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Cadre.Canvases.Catalog;

/// <summary>Checks settings against the JSON Schema of their manifest.</summary>
internal sealed class SettingsSchemas
{
    private readonly ConcurrentDictionary<(string Type, int Version, string? Package), JsonSchema> schemas = new();

    public IEnumerable<BlockProblem> Check(BlockManifest manifest, JsonElement settings)
    {
        var schema = schemas.GetOrAdd(
            (manifest.Type, manifest.Version, manifest.Package?.Hash),
            _ => Parse(manifest));
        return schema.Validate(settings.ValueKind == JsonValueKind.Object ? settings.GetRawText() : "{}").SelectMany(Leaves).Select(Describe);
    }

    /// <summary>What is wrong with a manifest's schema; null for nothing.</summary>
    public static string? Fault(BlockManifest manifest)
    {
        if (manifest.SettingsSchema.ValueKind != JsonValueKind.Object || References(manifest.SettingsSchema))
        {
            return "the schema of the settings must be an object without $ref";
        }

        try
        {
            return Parse(manifest) is null ? "the schema of the settings is empty" : null;
        }
        catch (Exception wrong) when (wrong is Newtonsoft.Json.JsonException or InvalidOperationException or FormatException)
        {
            return $"the schema of the settings cannot be read: {wrong.Message}";
        }
    }

    private static JsonSchema Parse(BlockManifest manifest) => JsonSchema.FromJsonAsync(manifest.SettingsSchema.GetRawText()).GetAwaiter().GetResult();

    // A reference could name a file or an address, which reading the schema would open.
    private static bool References(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().Any(member => member.NameEquals("$ref") || References(member.Value)),
        JsonValueKind.Array => schema.EnumerateArray().Any(References),
        _ => false,
    };

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError { Errors.Count: > 0 } parent ? parent.Errors.Values.SelectMany(e => e).SelectMany(Leaves).Take(1) : [error];

    private static BlockProblem Describe(ValidationError error)
    {
        var path = (error.Path ?? "").TrimStart('#', '/');
        var name = path.Length == 0 ? error.Property ?? "settings" : path;
        var (code, message, fix) = error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => ("setting_missing", $"The setting '{name}' is missing.", $"Fill in '{name}'."),
            ValidationErrorKind.NoAdditionalPropertiesAllowed => ("setting_unknown", $"There is no setting '{name}' on this block type.", $"Remove '{name}'."),
            ValidationErrorKind.NotInEnumeration => ("setting_invalid", $"The value of '{name}' is not one of the choices.", "Choose one of the listed values."),
            ValidationErrorKind.NumberTooBig or ValidationErrorKind.NumberTooSmall or ValidationErrorKind.IntegerTooBig => ("setting_invalid", $"The value of '{name}' is out of range.", "Use a value within the range shown."),
            ValidationErrorKind.StringTooLong or ValidationErrorKind.StringTooShort or ValidationErrorKind.TooManyItems => ("setting_invalid", $"The value of '{name}' has the wrong length.", "Shorten or lengthen it."),
            _ => ("setting_invalid", $"The setting '{name}' is not valid ({error.Kind}).", "Correct the value in the settings panel."),
        };
        return new BlockProblem(code, message, fix) { Setting = name };
    }
}
