using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Transform;

/// <summary>Reshapes values with a CEL expression over <c>input</c> (the list of connected values) and <c>first</c>.</summary>
internal sealed class TransformExecutor() : BlockExecutor<TransformSettings>("transform")
{
    /// <inheritdoc/>
    public override bool IsPure => true;

    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, TransformSettings settings, CancellationToken cancellationToken)
    {
        var input = context.Input("input");
        var list = input is { ValueKind: JsonValueKind.Array } given ? given : JsonSerializer.SerializeToElement(input is { } one ? new[] { one } : []);
        var scope = StepExpressions.Scope(list).With("first", list.GetArrayLength() > 0 ? list[0] : JsonSerializer.SerializeToElement<object?>(null));
        var value = StepExpressions.Evaluate("expression", settings.Expression, scope).Then(v => Fit(v, settings.OutputType ?? "any"));
        return Task.FromResult(value.Map<JsonElement, StepOutcome>(v => Completed(v, settings.OutputType)));
    }

    private static StepOutcome.Completed Completed(JsonElement value, string? type)
    {
        var result = new StepResult().Output("value", value).ByEngine("CEL");
        return (value.ValueKind, type) switch
        {
            (JsonValueKind.String, "markdown") => result.View("markdown", null, value).Done(),
            (JsonValueKind.String, _) => result.View("code", null, value, "text").Done(),
            _ => result.View("json", null, value).Done(),
        };
    }

    private static Result<JsonElement> Fit(JsonNode? value, string type)
    {
        var json = JsonSerializer.SerializeToElement(value);
        var fits = type switch
        {
            "text" or "markdown" => json.ValueKind == JsonValueKind.String,
            "number" => json.ValueKind == JsonValueKind.Number,
            "boolean" => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => true,
        };
        return fits ? json : StepSettings.Bad("outputType", $"The expression gives {json.ValueKind.ToString().ToLowerInvariant()}, not {type}.", "Convert it in the expression, such as string(…), or choose another result type.");
    }
}

/// <summary>Settings of transform blocks.</summary>
/// <param name="Expression">CEL.</param>
/// <param name="OutputType">What the value must be.</param>
internal sealed record TransformSettings(string? Expression, string? OutputType);
