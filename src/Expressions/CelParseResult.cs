namespace Cadre.Expressions;

/// <summary>What parsing gave: an expression, or what is wrong with the source.</summary>
/// <param name="Expression">The expression; null when there are errors.</param>
/// <param name="Errors">What is wrong, each with its place and its fix; empty when there is an expression.</param>
public sealed record CelParseResult(CelExpression? Expression, IReadOnlyList<CelError> Errors)
{
    /// <summary>Whether there is an expression.</summary>
    public bool Succeeded => Expression is not null;
}
