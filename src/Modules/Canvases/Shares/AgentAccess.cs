using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Canvases.Shares;

/// <summary>An agent that comes by a link: what it is called, and what it may write. Everything else of the canvas it only reads; it may comment.</summary>
/// <param name="Name">The name by which it is seen and its edits are attributed.</param>
/// <param name="Blocks">Ids of the blocks it may change and connect into.</param>
/// <param name="Fields">The fields of them it may change: <c>title</c>, <c>settings.prompt</c>, <c>props.text</c>, <c>place</c>, <c>parent</c>; all when absent.</param>
/// <param name="MayAdd">Whether it may add blocks; those it added are its own.</param>
internal sealed record AgentAccess(string Name, IReadOnlyList<string> Blocks, IReadOnlyList<string>? Fields = null, bool MayAdd = false)
{
    private const int MaxName = 40, MaxBlocks = 1_000, MaxFields = 100;

    /// <summary>The rights of an agent whose link is gone: none.</summary>
    public static EditScope Nothing { get; } = new(new HashSet<string>());

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public Error? Check() =>
        Name.Trim().Length is 0 or > MaxName || Name.Any(char.IsControl) ? Error.Invalid("agent_name_invalid", $"An agent's name has 1 to {MaxName} characters and no line breaks.", "Choose another name.")
        : Blocks.Count > MaxBlocks || Fields is { Count: > MaxFields } ? Error.Invalid("agent_scope_invalid", $"An agent's link covers at most {MaxBlocks} blocks and {MaxFields} fields.", "Use an editor's link, or several.")
        : Blocks.Count == 0 && !MayAdd ? Error.Invalid("agent_scope_invalid", "The agent could not write anything.", "Name its blocks, or let it add some.")
        : null;

    public EditScope ToScope() => new(Blocks.ToHashSet(StringComparer.Ordinal)) { Fields = Fields?.ToHashSet(StringComparer.Ordinal), MayAdd = MayAdd };
}
