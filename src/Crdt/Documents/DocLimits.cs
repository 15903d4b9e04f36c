namespace Cadre.Crdt;

/// <summary>What a document accepts from outside.</summary>
public sealed record DocLimits
{
    /// <summary>The defaults.</summary>
    public static DocLimits Default { get; } = new();

    /// <summary>Largest single update in bytes; 64 MiB.</summary>
    public int UpdateBytes { get; init; } = 64 << 20;

    /// <summary>Most bytes of updates that may wait for others they depend on; 8 MiB.</summary>
    public int PendingBytes { get; init; } = 8 << 20;

    /// <summary>Deepest nesting of shared types; 100.</summary>
    public int TypeDepth { get; init; } = 100;

    /// <summary>Deepest nesting of plain values; 100.</summary>
    public int ValueDepth { get; init; } = 100;
}
