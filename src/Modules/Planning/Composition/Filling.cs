using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Expressions;

namespace Cadre.Planning.Composition;

/// <summary>Fills templates with facts. Facts are values: what looks like a placeholder in them stays text.</summary>
internal sealed class Filling
{
    private static readonly JsonSerializerOptions Literal = new() { Encoder = JavaScriptEncoder.Default };
    private readonly CelScope scope;

    public Filling(JsonObject values)
    {
        scope = CelScope.From(values);
        var data = JsonSerializer.Serialize(values, Literal);
        scope.With("data", JsonValue.Create(JsonSerializer.Serialize(data, Literal)));
    }

    /// <summary>Text.</summary>
    public string Text(string template)
    {
        var parsed = CelTemplate.Parse(template);
        if (parsed.Template is null)
        {
            throw new InvalidOperationException($"The library has a template with an error: {parsed.Errors[0].Message} in {template[..Math.Min(80, template.Length)]}");
        }

        var result = parsed.Template.Render(scope, CelLimits.Default);
        return result.Value?.AsString ?? throw new InvalidOperationException($"The library has a template that fails: {result.Error?.Message} in {template[..Math.Min(80, template.Length)]}");
    }

    /// <summary>Settings: every text in them filled; one placeholder alone keeps its type.</summary>
    public JsonNode? Settings(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(m => KeyValuePair.Create(m.Key, Settings(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Settings)]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.Contains("{{", StringComparison.Ordinal) => Value(text),
        _ => node?.DeepClone(),
    };

    private JsonNode? Value(string template)
    {
        var parsed = CelTemplate.Parse(template.Trim());
        if (parsed.Template is null || !template.Trim().StartsWith("{{", StringComparison.Ordinal) || template.IndexOf("{{", 2, StringComparison.Ordinal) >= 0)
        {
            return JsonValue.Create(Text(template));
        }

        var result = parsed.Template.Evaluate(scope, CelLimits.Default);
        return result.Error is { } error ? throw new InvalidOperationException($"The library has a template that fails: {error.Message} in {template}") : result.Json?.DeepClone();
    }
}
