namespace Cadre.Crdt;

/// <summary>What became of an update.</summary>
public enum ApplyStatus
{
    /// <summary>Integrated, or known already.</summary>
    Applied,

    /// <summary>Some of it waits for updates that it depends on.</summary>
    Waiting,

    /// <summary>Not an update, or inconsistent in itself; nothing changed.</summary>
    Malformed,

    /// <summary>Beyond the document's limits; nothing changed.</summary>
    TooLarge,
}

/// <summary>The outcome of applying an update.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">What was wrong, in one sentence; null when nothing was.</param>
public readonly record struct ApplyResult(ApplyStatus Status, string? Reason = null)
{
    /// <summary>True when the update was taken.</summary>
    public bool Accepted => Status is ApplyStatus.Applied or ApplyStatus.Waiting;
}
