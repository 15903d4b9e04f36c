namespace Cadre.Crdt;

/// <summary>What an undo manager remembers.</summary>
public sealed record UndoOptions
{
    /// <summary>Transactions of these origins are remembered; by default those without an origin. The manager itself is always one.</summary>
    public IReadOnlyCollection<object?> TrackedOrigins { get; init; } = [null];

    /// <summary>Transactions this close together are undone as one; half a second. Zero: each alone.</summary>
    public TimeSpan CaptureTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>False leaves a transaction out; null takes all.</summary>
    public Func<Transaction, bool>? Captures { get; init; }

    /// <summary>Undo map values even where another client has written since.</summary>
    public bool IgnoreRemoteMapChanges { get; init; }

    /// <summary>Clock for the capture timeout.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
