using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Expressions;
using Cadre.Kernel;

namespace Cadre.Blocks.Execution;

/// <summary>Evaluates expressions of settings over input values.</summary>
internal static class StepExpressions
{
    private static readonly JsonElement Null = JsonSerializer.SerializeToElement<object?>(null);

    /// <summary>The value of an expression.</summary>
    public static Result<JsonNode?> Evaluate(string setting, string? source, CelScope scope)
    {
        if (string.IsNullOrWhiteSpace(source))
        {
            return StepSettings.Bad(setting, "There is no expression.", "Write one, such as input.total > 100.");
        }

        var parsed = ParsedExpressions.Parse(source);
        if (parsed.Expression is null)
        {
            return Wrong(setting, parsed.Errors[0]);
        }

        var result = parsed.Expression.Evaluate(scope);
        return result.Error is { } error ? Wrong(setting, error) : Result<JsonNode?>.Ok(result.Json);
    }

    /// <summary>A text with its placeholders filled in.</summary>
    public static Result<string> Fill(string setting, string source, CelScope scope)
    {
        var parsed = CelTemplate.Parse(source);
        if (parsed.Template is null)
        {
            return Wrong(setting, parsed.Errors[0]);
        }

        var result = parsed.Template.Render(scope, CelLimits.Default);
        return result.Error is { } error ? Wrong(setting, error) : result.Value!.AsString!;
    }

    /// <summary>A scope with the input.</summary>
    public static CelScope Scope(JsonElement? input) => new CelScope().With("input", input ?? Null);

    private static Error Wrong(string setting, CelError error) =>
        new(ErrorKind.Unprocessable, "expression_" + error.Code.Replace('.', '_').Replace('-', '_'), $"The {setting} at line {error.Line}, column {error.Column}: {error.Message}.", "Correct it in the block's properties; input holds what is connected.");
}
