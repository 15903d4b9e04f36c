namespace Cadre.Canvases.Live.Documents;

/// <summary>How live documents behave.</summary>
internal sealed record LiveDocumentsOptions
{
    /// <summary>A document nobody uses is unloaded after this long.</summary>
    public TimeSpan IdleUnload { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Changes are gathered for this long when many are connected.</summary>
    public TimeSpan MergeTick { get; init; } = TimeSpan.FromMilliseconds(33);

    /// <summary>Above this many connections changes are gathered; up to it they are sent at once.</summary>
    public int ImmediateUpTo { get; init; } = 50;

    /// <summary>A client that opens a document gets it in parts of this many inserted runs: a browser takes about 4 µs for each and shall answer to a hand in between.</summary>
    public int SyncStructs { get; init; } = 2_000;

    /// <summary>A checkpoint is stored after this many changes.</summary>
    public int CheckpointUpdates { get; init; } = 5_000;

    /// <summary>A checkpoint is stored after this many bytes of changes.</summary>
    public long CheckpointBytes { get; init; } = 1 << 20;

    /// <summary>Changes older than this are rolled up session by session when a checkpoint is stored.</summary>
    public TimeSpan RollUpAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How often the right of each connection is checked again.</summary>
    public TimeSpan RecheckEvery { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How often leases are renewed; well below their length.</summary>
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long opening waits for another node's lease to end.</summary>
    public TimeSpan WaitForLease { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Largest message from a client, in bytes.</summary>
    public int MessageBytes { get; init; } = 16 << 20;

    /// <summary>A client that has this many bytes waiting is cut off; it reconnects and catches up.</summary>
    public int OutgoingBytes { get; init; } = 8 << 20;

    /// <summary>Bytes of changes that may wait for the database before the document refuses more.</summary>
    public long UncommittedBytes { get; init; } = 64 << 20;
}
