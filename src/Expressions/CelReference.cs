namespace Cadre.Expressions;

/// <summary>A use of data from outside: a free variable and the members selected from it by name.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Path">The members below it, as far as they are written in the source: <c>a.b['c'].size()</c> gives b, c.</param>
/// <param name="Guarded">Whether the last member may be missing: it is tested by <c>has</c> or read by <c>.?</c> or <c>[?…]</c>.</param>
/// <param name="Line">Line of the variable, from 1.</param>
/// <param name="Column">Column of the variable, from 1.</param>
public sealed record CelReference(string Variable, IReadOnlyList<string> Path, bool Guarded, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join('.', Path.Prepend(Variable));
}
