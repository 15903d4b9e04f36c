using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Execution;

/// <summary>Where runs are kept: PostgreSQL, or the simulation's memory with faults. Any call may fail without saying whether it took effect.</summary>
internal interface IRunStore
{
    /// <summary>Makes a node incarnation: takes an id, locks it on an idle session, then makes its row.</summary>
    Task<int> RegisterAsync(string name, CancellationToken cancellationToken);

    /// <summary>Extends the lease; answers the store's time, null when the others have declared this incarnation dead or its lock is gone.</summary>
    Task<DateTimeOffset?> HeartbeatAsync(int node, int owned, int running, CancellationToken cancellationToken);

    /// <summary>Declares dead nodes dead and names some of their runs, to be claimed; without room for them they are given back instead. When there were any, call again.</summary>
    Task<ReapResult> ReapAsync(int node, TimeSpan lease, int room, CancellationToken cancellationToken);

    /// <summary>Gives back everything a node owns and ends its incarnation.</summary>
    Task LeaveAsync(int node, CancellationToken cancellationToken);

    /// <summary>Runs that nobody owns and that are due, or will be within the horizon, fairly chosen between workspaces when there are many.</summary>
    Task<IReadOnlyList<DueRun>> FindDueAsync(int limit, TimeSpan horizon, CancellationToken cancellationToken);

    /// <summary>When the next run that nobody owns is due; null for never.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Takes over those that have no owner, or one that is dead, with their journals; also those that the node owns already.</summary>
    Task<IReadOnlyList<StoredRun>> ClaimAsync(int node, IReadOnlyList<RunId> runs, CancellationToken cancellationToken);

    /// <summary>Does for nothing what a takeover does, so that it is compiled and planned when a node dies.</summary>
    Task RehearseAsync(int node, CancellationToken cancellationToken);

    /// <summary>A run's journal; null when unknown.</summary>
    Task<IReadOnlyList<RunEvent>?> ReadAsync(WorkspaceId workspace, RunId run, CancellationToken cancellationToken);

    /// <summary>Encodes a commit's events; large payloads become artifacts.</summary>
    ValueTask PrepareAsync(RunCommit commit, CancellationToken cancellationToken);

    /// <summary>Commits in one transaction; answers the runs whose commit was accepted.</summary>
    Task<IReadOnlySet<RunId>> CommitAsync(IReadOnlyList<RunCommit> commits, CancellationToken cancellationToken);

    /// <summary>What became of commits whose answer was lost.</summary>
    Task<IReadOnlyDictionary<RunId, CommitFate>> TraceAsync(IReadOnlyList<RunCommit> commits, CancellationToken cancellationToken);

    /// <summary>Requests to runs of this node, and wakes runs without an owner that have some.</summary>
    Task<IReadOnlyList<OpenSignal>> FindSignalsAsync(int node, CancellationToken cancellationToken);

    /// <summary>Records what became of a request.</summary>
    Task SettleSignalAsync(Guid signal, string outcome, CancellationToken cancellationToken);
}

/// <summary>What became of a commit.</summary>
internal enum CommitFate
{
    /// <summary>It is there.</summary>
    Done,

    /// <summary>It is not, and may be tried again.</summary>
    Absent,

    /// <summary>Somebody else writes this run now.</summary>
    Fenced,
}

/// <summary>A due run.</summary>
internal sealed record DueRun(RunId Run, WorkspaceId Workspace, RunPriority Priority);

/// <summary>What a look after the other nodes found.</summary>
/// <param name="Peers">Nodes alive besides this one.</param>
/// <param name="Released">Runs of dead nodes that were given back.</param>
/// <param name="Orphans">Runs of dead nodes that may be claimed.</param>
internal sealed record ReapResult(int Peers, int Released, IReadOnlyList<RunId> Orphans);

/// <summary>A request that waits for its run's owner.</summary>
internal sealed record OpenSignal(RunId Run, RunCommand Command);

/// <summary>A claimed run.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Workspace">Whose it is.</param>
/// <param name="Canvas">Its canvas.</param>
/// <param name="Graph">Its flow.</param>
/// <param name="Journal">Its events.</param>
/// <param name="Bytes">The size of the journal.</param>
/// <param name="ClaimedAt">The store's clock: what is due by it is due, whatever this node's clock says.</param>
internal sealed record StoredRun(RunId Run, WorkspaceId Workspace, Guid? Canvas, FlowGraph Graph, IReadOnlyList<RunEvent> Journal, long Bytes, DateTimeOffset ClaimedAt)
{
    public RunPriority Priority { get; init; } = RunPriority.Normal;

    /// <summary>Whether it waits in a line and was taken over for a request alone.</summary>
    public bool IsInLine { get; init; }

    /// <summary>Whether requests wait for it.</summary>
    public bool IsAsked { get; init; }
}
