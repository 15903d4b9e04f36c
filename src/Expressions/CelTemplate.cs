using System.Text;
using System.Text.Json.Nodes;
using Cadre.Expressions.Evaluation;
using Cadre.Expressions.Functions;
using Cadre.Expressions.Syntax;

namespace Cadre.Expressions;

/// <summary>
/// Text with <c>{{ expression }}</c> placeholders, compiled once. The source is trusted configuration; the values put in are never parsed,
/// so data that looks like a placeholder stays text. <c>\{{</c> stands for two literal braces.
/// </summary>
public sealed class CelTemplate
{
    private readonly IReadOnlyList<TemplatePart> parts;

    private CelTemplate(string source, IReadOnlyList<TemplatePart> parts)
    {
        Source = source;
        this.parts = parts;
        References = [.. parts.Where(p => p.Expression is not null).SelectMany(p => ReferenceCollector.Collect(source, p.Expression!))];
    }

    /// <summary>The text the template was compiled from.</summary>
    public string Source { get; }

    /// <summary>The free variables and member paths of all placeholders.</summary>
    public IReadOnlyList<CelReference> References { get; }

    /// <summary>Compiles a template under the default limits.</summary>
    public static CelTemplateParseResult Parse(string source) => Parse(source, CelLimits.Default);

    /// <summary>Compiles a template; errors carry positions in the template.</summary>
    public static CelTemplateParseResult Parse(string source, CelLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        if (source.Length > limits.SourceLength)
            return new(null, [new CelError(CelErrorCodes.SourceTooLong, $"the template has more than {limits.SourceLength} characters; shorten it", 1, 1)]);
        (List<TemplatePart> parts, SyntaxFault? fault) = TemplateReader.Read(source, limits);
        return fault is null ? new(new CelTemplate(source, parts), []) : new(null, [fault.Locate(source)]);
    }

    /// <summary>Evaluates. One placeholder and nothing else gives its value with its type; otherwise the result is a string. All placeholders share one budget.</summary>
    public CelResult Evaluate(CelScope variables, CelLimits limits)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(limits);
        return parts is [{ Expression: { } only }]
            ? CelExpression.Evaluate(variables, new EvaluationContext(limits), Source, only)
            : Render(variables, limits);
    }

    /// <summary>Evaluates to a string: text as it is, null as nothing, lists and maps as JSON.</summary>
    public CelResult Render(CelScope variables, CelLimits limits)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(limits);
        var context = new EvaluationContext(limits);
        var text = new StringBuilder();
        foreach (TemplatePart part in parts)
        {
            string piece = part.Text;
            if (part.Expression is not null)
            {
                CelResult result = CelExpression.Evaluate(variables, context, Source, part.Expression);
                if (result.Value is null)
                    return result;
                piece = result.Value.AsString ?? ConversionFunctions.Scalar(result.Value) ?? Structured(result);
            }

            if (!context.AllowGrowth(text.Length, piece.Length) && context.Fault is { } fault)
                return new CelResult(null, SourcePosition.Error(Source, part.Offset, fault.Code, fault.Message), context.Spent);
            text.Append(piece);
        }

        var value = new CelString(text.ToString());
        return new CelResult(value, null, context.Spent) { Json = JsonValue.Create(value.Value) };
    }

    private static string Structured(CelResult result) => result.Json switch
    {
        null => "",
        JsonValue value when value.TryGetValue(out string? text) => text,
        var json => json.ToJsonString(),
    };
}
