namespace Cadre.Expressions;

/// <summary>An expected failure of parsing or evaluating.</summary>
/// <param name="Code">Stable code, one of <see cref="CelErrorCodes"/>.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
/// <param name="Line">Line in the source, from 1.</param>
/// <param name="Column">Column in the source in UTF-16 characters, from 1.</param>
public sealed record CelError(string Code, string Message, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column} {Code}: {Message}";
}
