using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Lines;
using Microsoft.Extensions.Logging;

namespace Cadre.Runs.Execution;

/// <summary>What every run on a node shares.</summary>
internal sealed record RunHost(CommitWriter Writer, StepSlots Slots, TimeProvider Time, RunLimits Limits, LiveHub Live, ILogger Log)
{
    /// <summary>By which clock what waits is due.</summary>
    public StoreClock Clock { get; } = new(Time);

    public required IReadOnlyDictionary<string, IStepExecutor> Executors { get; init; }

    /// <summary>Where attempts run: the thread pool, or the simulation's one thread.</summary>
    public required TaskScheduler Scheduler { get; init; }

    /// <summary>Chance for retry pauses, 0 to 1.</summary>
    public required Func<double> Jitter { get; init; }

    /// <summary>Tells watchers that a run's stream grew.</summary>
    public required Action<string> Announce { get; init; }

    /// <summary>Tells watchers of a workspace that one of its runs is in another state, or asks something else.</summary>
    public Action<WorkspaceId> Tell { get; init; } = static _ => { };

    /// <summary>Told when a run that stood in lines has ended.</summary>
    public Action<LineLeaver> Leave { get; init; } = static _ => { };

    /// <summary>Called when a run is no longer in memory: it ended, was parked until a time, or was lost to another node.</summary>
    public Action<HostedRun, DateTimeOffset?> Unloaded { get; set; } = static (_, _) => { };

    /// <summary>Where idle runs stay whose next moment is near; nowhere unless the node says so.</summary>
    public HeldRuns Held { get; set; } = new(TimeSpan.Zero, 0, Time);

    /// <summary>Whether the node is on its way out: steps end, none begins.</summary>
    public bool IsDraining { get; set; }

    public void Launch(Func<Task> work) => _ = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler).Unwrap();

    public void Launch(Action work) => _ = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler);
}
