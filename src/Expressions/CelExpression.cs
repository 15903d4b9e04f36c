using System.Text.Json.Nodes;
using Cadre.Expressions.Evaluation;
using Cadre.Expressions.Syntax;

namespace Cadre.Expressions;

/// <summary>
/// A parsed expression of the Common Expression Language over JSON data. Immutable and safe to share between threads. It has no access to
/// anything but its variables, cannot loop except through the macros, and stops when its budget is used up.
/// </summary>
public sealed class CelExpression
{
    private readonly Node root;

    private CelExpression(string source, Node root)
    {
        Source = source;
        this.root = root;
        References = ReferenceCollector.Collect(source, root);
    }

    /// <summary>The text the expression was parsed from.</summary>
    public string Source { get; }

    /// <summary>The free variables and member paths the expression reads, in order of the source.</summary>
    public IReadOnlyList<CelReference> References { get; }

    /// <summary>Parses and checks a source text under the default limits.</summary>
    public static CelParseResult Parse(string source) => Parse(source, CelLimits.Default);

    /// <summary>Parses a source text and checks function names, numbers of arguments and literal patterns.</summary>
    public static CelParseResult Parse(string source, CelLimits limits) => Parse(source, limits, check: true);

    internal static CelParseResult Parse(string source, CelLimits limits, bool check)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        if (source.Length > limits.SourceLength)
            return Fail(new CelError(CelErrorCodes.SourceTooLong, $"the source has more than {limits.SourceLength} characters; shorten it", 1, 1));
        var parser = new Parser(source, 0, limits, check);
        Node root = parser.ParseAll();
        SyntaxFault? fault = parser.Fault ?? (check ? PatternCheck.Run(root, limits) : null);
        return fault is null ? new CelParseResult(new CelExpression(source, root), []) : Fail(fault.Locate(source));
    }

    /// <summary>Evaluates under the default limits.</summary>
    public CelResult Evaluate(CelScope variables) => Evaluate(variables, CelLimits.Default);

    /// <summary>Evaluates. Never throws for what an expression or its data can do; failures are <see cref="CelResult.Error"/>.</summary>
    public CelResult Evaluate(CelScope variables, CelLimits limits)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(limits);
        return Evaluate(variables, new EvaluationContext(limits), Source, root);
    }

    internal static CelResult Evaluate(CelScope variables, EvaluationContext context, string source, Node root)
    {
        CelValue value = new Evaluator(variables, context).Evaluate(root, null);
        JsonNode? json = null;
        ErrorValue? error = value as ErrorValue ?? JsonWriting.Write(value, context.Limits, out json);
        return error is null
            ? new CelResult(value, null, context.Spent) { Json = json }
            : new CelResult(null, SourcePosition.Error(source, Math.Max(error.Offset, 0), error.Code, error.Message), context.Spent);
    }

    private static CelParseResult Fail(CelError error) => new(null, [error]);
}
