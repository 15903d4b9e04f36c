using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>Starts and steers runs.</summary>
public interface IRunService
{
    /// <summary>Stores a run of a flow durably and starts it; answers after the commit.</summary>
    Task<Result<RunId>> StartAsync(Tenant tenant, StartRun request, CancellationToken cancellationToken);

    /// <summary>Like <see cref="StartAsync"/>, for a caller who waits for the first of some steps to succeed, or for the run's end.</summary>
    Task<Result<WatchedRun>> StartWatchedAsync(Tenant tenant, StartRun request, IReadOnlySet<string> steps, CancellationToken cancellationToken);

    /// <summary>Asks a run to stop; steps under way are cancelled.</summary>
    Task<Result<Done>> CancelAsync(Tenant tenant, RunId run, CancellationToken cancellationToken);

    /// <summary>Answers a waiting step. The first answer counts.</summary>
    Task<Result<Done>> AnswerAsync(Tenant tenant, RunId run, string address, string answer, JsonElement? fields, CancellationToken cancellationToken);

    /// <summary>Holds a run: steps under way end, no further one begins.</summary>
    Task<Result<Done>> PauseAsync(Tenant tenant, RunId run, CancellationToken cancellationToken);

    /// <summary>Lets a held run go on.</summary>
    Task<Result<Done>> ResumeAsync(Tenant tenant, RunId run, CancellationToken cancellationToken);

    /// <summary>Starts a run from the journal of another one.</summary>
    /// <param name="tenant">Whose run.</param>
    /// <param name="origin">The run to go by.</param>
    /// <param name="mode"><see cref="RunMode.Replay"/> or <see cref="RunMode.Rerun"/>.</param>
    /// <param name="from">With rerun: this step and all after it run again, the others keep their results; null runs all again.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Result<RunId>> ReplayAsync(Tenant tenant, RunId origin, RunMode mode, string? from, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a variant of a finished run: the steps changed and all after them run with the changes, the others keep their results. A step within a body is changed for all
    /// its items. Its results stay with the variant until somebody has the canvas show them.
    /// </summary>
    /// <param name="tenant">Whose run.</param>
    /// <param name="origin">The run to vary.</param>
    /// <param name="changes">What is different.</param>
    /// <param name="settle">Makes what follows from a step's settings (its side effect, how it joins) follow from the new ones.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Result<RunId>> ForkAsync(Tenant tenant, RunId origin, IReadOnlyList<StepChange> changes, Func<FlowNode, FlowNode> settle, CancellationToken cancellationToken);

    /// <summary>The flow that a run executes, and its canvas; null when unknown to the tenant.</summary>
    Task<RunFlow?> FindFlowAsync(Tenant tenant, RunId run, CancellationToken cancellationToken);

    /// <summary>The run with its steps; null when unknown to the tenant.</summary>
    Task<RunView?> FindAsync(Tenant tenant, RunId run, CancellationToken cancellationToken);

    /// <summary>The latest finished result of each address of a canvas: what blocks show and what dependants take when they run alone.</summary>
    Task<IReadOnlyDictionary<string, StepView>> LatestResultsAsync(Tenant tenant, Guid canvas, CancellationToken cancellationToken);

    /// <summary>The state that each block of a canvas shows: of the newest run where it takes part in it, else of its latest result.</summary>
    Task<IReadOnlyDictionary<string, StepStatus>> LatestStatesAsync(Tenant tenant, Guid canvas, CancellationToken cancellationToken);
}

/// <summary>How a run comes by its effects.</summary>
public enum RunMode
{
    /// <summary>It does them.</summary>
    Live,

    /// <summary>All of them come from the origin's journal; nothing goes outside. An effect the origin does not have fails the step.</summary>
    Replay,

    /// <summary>It does them, with results of the origin for steps that need not run again.</summary>
    Rerun,

    /// <summary>It does them with changed steps, with results of the origin for steps that the changes do not touch.</summary>
    Fork,
}

/// <summary>What to run.</summary>
/// <param name="Flow">The flow.</param>
public sealed record StartRun(Flow Flow)
{
    /// <summary>The canvas it was compiled from; null for none.</summary>
    public Guid? Canvas { get; init; }

    /// <summary>A caller's key: a repeat answers the first run.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The run this one re-runs or replays; null for a fresh one.</summary>
    public RunId? Origin { get; init; }

    /// <summary>Lines in which it stands until it has ended, besides its workspace's own.</summary>
    public IReadOnlyList<RunLine> Lines { get; init; } = [];

    /// <summary>Which of the waiting runs go first.</summary>
    public RunPriority Priority { get; init; } = RunPriority.Normal;

    /// <summary>What started it, when it was no person; null otherwise.</summary>
    public RunTrigger? Trigger { get; init; }

    /// <summary>Values from outside for this run alone: address → input port → value. They come before the values of connections; null for none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, PortValue>>? Inputs { get; init; }
}
