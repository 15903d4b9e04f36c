namespace Cadre.Crdt;

/// <summary>How a document behaves.</summary>
public sealed record DocOptions
{
    /// <summary>Client id of local edits; null draws one from <see cref="Randomness"/>. Two writers must never share one.</summary>
    public ulong? ClientId { get; init; }

    /// <summary>Source of client ids; a new one when null.</summary>
    public Random? Randomness { get; init; }

    /// <summary>Forget deleted content (default). Snapshots need it off.</summary>
    public bool CollectGarbage { get; init; } = true;

    /// <summary>Deleted content that this returns false for is kept; null collects all.</summary>
    public Func<Id, bool>? MayCollect { get; init; }

    /// <summary>After remote changes, delete formatting marks that have become redundant, as yjs does (default).</summary>
    public bool CleanFormatting { get; init; } = true;

    /// <summary>What <see cref="Doc.ApplyUpdate(ReadOnlySpan{byte}, object?)"/> accepts.</summary>
    public DocLimits Limits { get; init; } = DocLimits.Default;
}
