namespace Cadre.Expressions;

/// <summary>What compiling a template gave.</summary>
/// <param name="Template">The template; null when there are errors.</param>
/// <param name="Errors">What is wrong, each with its place in the template and its fix.</param>
public sealed record CelTemplateParseResult(CelTemplate? Template, IReadOnlyList<CelError> Errors)
{
    /// <summary>Whether there is a template.</summary>
    public bool Succeeded => Template is not null;
}
