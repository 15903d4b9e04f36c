using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Execution;

/// <summary>One advance of one run's journal: appended when the run is still owned by <see cref="Owner"/> at <see cref="PreviousSeq"/>, else refused.</summary>
internal sealed class RunCommit
{
    public required RunId Run { get; init; }

    public required WorkspaceId Workspace { get; init; }

    /// <summary>The node that writes.</summary>
    public required int Owner { get; init; }

    public required int PreviousSeq { get; init; }

    public required IReadOnlyList<RunEvent> Events { get; init; }

    public required RunStatus Status { get; init; }

    /// <summary>Who owns the run afterwards; 0 gives it back.</summary>
    public required int NextOwner { get; init; }

    public required DateTimeOffset WakeAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public decimal Cost { get; init; }

    public int Questions { get; init; }

    /// <summary>Set on the first commit of a run: its row is inserted instead of updated.</summary>
    public RunCreation? Creation { get; init; }

    /// <summary>The canvas whose latest results this run's finished steps become; null for none.</summary>
    public Guid? Canvas { get; init; }

    /// <summary>Whether a step, a caller or a result depends on it; false when it only notes how something ended.</summary>
    public bool IsAwaited { get; init; } = true;

    public int NewSeq => PreviousSeq + Events.Count;

    /// <summary>The events' durable form, made by <see cref="IRunStore.PrepareAsync"/>.</summary>
    public IReadOnlyList<JournalRow> Rows
    {
        get;
        set => (field, Bytes) = (value, value.Sum(r => (long)r.Payload.Length));
    } = [];

    /// <summary>The size of that.</summary>
    public long Bytes { get; private set; }
}

/// <summary>What never changes about a run.</summary>
internal sealed record RunCreation(Guid? Canvas, string FlowHash, string Title, RunMode Mode, RunId? Origin, string? Key, Actor By, DateTimeOffset At)
{
    public RunPriority Priority { get; init; } = RunPriority.Normal;

    /// <summary>Whether it waits in a line: then nobody takes it up before it is admitted.</summary>
    public bool IsInLine { get; init; }
}

/// <summary>A row of the journal that is to be written.</summary>
/// <param name="Seq">The number of its last event.</param>
/// <param name="Kind">The kind of its event, or that of a page of events.</param>
/// <param name="Payload">JSON in UTF-8.</param>
internal readonly record struct JournalRow(int Seq, string Kind, byte[] Payload);
