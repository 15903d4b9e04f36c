using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>
/// The state of a run, rebuilt from its journal. Free of I/O, clocks and randomness: the same events give the same state.
/// See docs/engine for the machines of run, step, attempt and scope. Steps are named by ids: those of the flow by their position, those of an opened body by numbers after them.
/// </summary>
internal sealed partial class RunState
{
    private readonly Scope root;
    private readonly Tape? tape;
    private readonly HashSet<Guid> signals = [];

    /// <param name="graph">The flow.</param>
    /// <param name="tape">In a replay: what the origin recorded.</param>
    public RunState(FlowGraph graph, Tape? tape = null)
    {
        Graph = graph;
        this.tape = tape;
        root = Open(graph, null, 0);
    }

    public FlowGraph Graph { get; }

    /// <summary>The number of the last event.</summary>
    public int Seq { get; private set; }

    public RunCreated? Created { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public bool IsPaused { get; private set; }

    public RunStatus? Outcome { get; private set; }

    public decimal Cost { get; private set; }

    public int Effects { get; private set; }

    public bool AnyFailed => root.Failed is not null;

    public bool IsFinished => Outcome is not null;

    public bool AllTerminal => root.IsOver;

    /// <summary>Pending steps that may begin or go on now.</summary>
    public SortedSet<int> Startable { get; } = [];

    /// <summary>Pending steps whose sources are all terminal and gave nothing: to be skipped.</summary>
    public SortedSet<int> Unneeded { get; } = [];

    public SortedSet<int> Running { get; } = [];

    /// <summary>Steps that wait for an answer or for their next attempt.</summary>
    public SortedSet<int> Parked { get; } = [];

    /// <summary>Parked steps with a point in time at which they go on, soonest first.</summary>
    public SortedSet<(DateTimeOffset At, int Id)> Due { get; } = [];

    /// <summary>The steps of the flow itself.</summary>
    public IReadOnlyList<StepState> Steps => root.Steps;

    public RunStatus Status => Outcome
        ?? (IsPaused ? RunStatus.Paused
        : StartedAt is null ? RunStatus.Queued
        : Running.Count == 0 && Startable.Count == 0 && Parked.Count > 0 ? RunStatus.Waiting
        : RunStatus.Running);

    /// <summary>How many steps wait for a person.</summary>
    public int Questions { get; private set; }

    public bool Knows(Guid signal) => signals.Contains(signal);

    /// <summary>Advances the state by the next event of the journal.</summary>
    public void Apply(RunEvent happened)
    {
        Seq++;
        switch (happened)
        {
            case StepEvent step:
                ApplyStep(step, Find(step.Address) ?? throw new InvalidOperationException($"The journal speaks of the step '{step.Address}', which does not exist or has been folded."));
                break;
            case RunCreated created:
                Created = created;
                break;
            case RunPaused paused:
                IsPaused = true;
                Remember(paused.Signal);
                break;
            case RunResumed resumed:
                IsPaused = false;
                Remember(resumed.Signal);
                break;
            case RunFinished finished:
                Outcome = finished.Status;
                FinishedAt = finished.At;
                Questions = 0;
                Remember(finished.Signal);
                break;
            default:
                throw new InvalidOperationException($"The state machine does not know {happened.Kind}.");
        }
    }

    private void Remember(Guid? signal)
    {
        if (signal is { } id)
        {
            signals.Add(id);
        }
    }
}
