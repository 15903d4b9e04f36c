namespace Cadre.Sandboxes.Persistence;

/// <summary>A persistent sandbox as it is stored.</summary>
internal sealed record SandboxRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public int MemoryMb { get; init; }

    public int DiskMb { get; init; }

    public Guid? CanvasId { get; init; }

    public string? Block { get; init; }

    public string MadeBy { get; init; } = "";

    public DateTime MadeAt { get; init; }

    public DateTime UsedAt { get; init; }

    /// <summary>The name of its folder.</summary>
    public SandboxKey Key => new($"s-{Id:N}");
}

/// <summary>A snapshot as it is stored.</summary>
internal sealed record SnapshotRow
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public long Bytes { get; init; }

    public DateTime MadeAt { get; init; }
}
