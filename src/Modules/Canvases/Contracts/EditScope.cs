namespace Cadre.Canvases.Contracts;

/// <summary>What a collaborator with limited rights may write, such as an agent: its blocks, and of them its fields. Everything else of the canvas it may only read; comments stay allowed.</summary>
/// <param name="Blocks">Ids of the blocks it may change; it may connect into them.</param>
public sealed record EditScope(IReadOnlySet<string> Blocks)
{
    /// <summary>The fields it may change: <c>title</c>, <c>settings.prompt</c>, <c>props.text</c>, <c>place</c>, <c>parent</c>; null for all, and for removing the block.</summary>
    public IReadOnlySet<string>? Fields { get; init; }

    /// <summary>Whether it may add blocks; those it added are its own.</summary>
    public bool MayAdd { get; init; }
}
