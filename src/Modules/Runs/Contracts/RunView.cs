using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>The state of a run.</summary>
public enum RunStatus
{
    /// <summary>Stored, not yet picked up.</summary>
    Queued,

    /// <summary>Steps are being executed.</summary>
    Running,

    /// <summary>Nothing can go on before an answer or a point in time.</summary>
    Waiting,

    /// <summary>Held by a person.</summary>
    Paused,

    /// <summary>Ended well. Terminal.</summary>
    Succeeded,

    /// <summary>At least one step failed for good. Terminal.</summary>
    Failed,

    /// <summary>Stopped by a person. Terminal.</summary>
    Cancelled,
}

/// <summary>The state of a step.</summary>
public enum StepStatus
{
    /// <summary>Waits for steps it depends on.</summary>
    Pending,

    /// <summary>Being executed.</summary>
    Running,

    /// <summary>Failed an attempt; the next one is due.</summary>
    Retrying,

    /// <summary>Waits for an answer.</summary>
    Waiting,

    /// <summary>Done. Terminal.</summary>
    Succeeded,

    /// <summary>Failed for good. Terminal.</summary>
    Failed,

    /// <summary>Not needed: a condition went the other way, or something it depends on failed. Terminal.</summary>
    Skipped,

    /// <summary>Stopped. Terminal.</summary>
    Cancelled,
}

/// <summary>A run as people see it.</summary>
public sealed record RunView
{
    /// <summary>Its id.</summary>
    public required RunId Id { get; init; }

    /// <summary>The canvas; null for none.</summary>
    public Guid? CanvasId { get; init; }

    /// <summary>The flow's hash.</summary>
    public required string FlowHash { get; init; }

    /// <summary>The flow's title.</summary>
    public required string Title { get; init; }

    /// <summary>The state.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its first step began; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Who started it.</summary>
    public required Actor StartedBy { get; init; }

    /// <summary>What started it, when it was no person; null otherwise, and in listings.</summary>
    public RunTrigger? Trigger { get; init; }

    /// <summary>Money spent, USD.</summary>
    public decimal Cost { get; init; }

    /// <summary>The run this one re-runs; null for a fresh one.</summary>
    public RunId? Origin { get; init; }

    /// <summary>How it came about.</summary>
    public RunKind Kind { get; init; }

    /// <summary>Which of the waiting runs go first.</summary>
    public RunPriority Priority { get; init; } = RunPriority.Normal;

    /// <summary>Where it waits in line; empty in listings, and for a run that waits in none.</summary>
    public IReadOnlyList<LinePlace> Lines { get; init; } = [];

    /// <summary>What became different; null unless this run is a finished replay.</summary>
    public ReplayComparison? Comparison { get; init; }

    /// <summary>The sequence number of the last journal event this view includes: resume the stream after it.</summary>
    public long Seq { get; init; }

    /// <summary>The steps in the flow's order; empty in listings.</summary>
    public IReadOnlyList<StepView> Steps { get; init; } = [];

    /// <summary>The connections between the steps; empty in listings.</summary>
    public IReadOnlyList<FlowEdge> Edges { get; init; } = [];
}

/// <summary>How a run came about.</summary>
public enum RunKind
{
    /// <summary>It is nobody's repetition.</summary>
    Fresh,

    /// <summary>It repeats its origin from the journal, without outside calls.</summary>
    Replay,

    /// <summary>It runs its origin again, wholly or from a step on.</summary>
    Rerun,

    /// <summary>It is a variant of its origin, with changed steps.</summary>
    Fork,

    /// <summary>It undoes what its origin did.</summary>
    Undo,
}

/// <summary>A replay beside its origin.</summary>
/// <param name="Identical">Whether every step ended alike with the same outputs.</param>
/// <param name="Different">Addresses of the steps that did not.</param>
public sealed record ReplayComparison(bool Identical, IReadOnlyList<string> Different);

/// <summary>A step as people see it.</summary>
public sealed record StepView
{
    /// <summary>Its address: the block's id.</summary>
    public required string Address { get; init; }

    /// <summary>The block type.</summary>
    public required string Type { get; init; }

    /// <summary>The block's title.</summary>
    public required string Title { get; init; }

    /// <summary>The state.</summary>
    public required StepStatus Status { get; init; }

    /// <summary>What running it does to the outside.</summary>
    public SideEffect SideEffect { get; init; }

    /// <summary>Attempts begun.</summary>
    public int Attempt { get; init; }

    /// <summary>When the first attempt began; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Input port → value.</summary>
    public IReadOnlyDictionary<string, PortValue>? Inputs { get; init; }

    /// <summary>Output port → value.</summary>
    public IReadOnlyDictionary<string, PortValue>? Outputs { get; init; }

    /// <summary>What to look at.</summary>
    public IReadOnlyList<ResultView> Views { get; init; } = [];

    /// <summary>How it came about.</summary>
    public ResultNotes? Notes { get; init; }

    /// <summary>Why it failed or was skipped; null otherwise.</summary>
    public StepError? Error { get; init; }

    /// <summary>What it waits for; null otherwise.</summary>
    public StepQuestion? Question { get; init; }

    /// <summary>Money spent, USD.</summary>
    public decimal Cost { get; init; }

    /// <summary>Finished effects in order.</summary>
    public IReadOnlyList<EffectView> Effects { get; init; } = [];

    /// <summary>The run this result is from.</summary>
    public RunId? Run { get; init; }

    /// <summary>For a step with a body: how far its items or rounds are; null otherwise.</summary>
    public BodyProgress? Body { get; init; }
}

/// <summary>How far a step's body is.</summary>
/// <param name="Total">Items of the present opening.</param>
/// <param name="Open">How many are open now.</param>
/// <param name="Ended">How many have ended.</param>
/// <param name="Failed">How many of those failed.</param>
/// <param name="Rounds">How often the body was opened in all.</param>
public sealed record BodyProgress(int Total, int Open, int Ended, int Failed, int Rounds);

/// <summary>Why a step failed.</summary>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Message">For a person.</param>
/// <param name="Fix">What to do; null when nothing helps.</param>
public sealed record StepError(string Code, string Message, string? Fix);

/// <summary>What a waiting step asks.</summary>
/// <param name="Message">The question.</param>
/// <param name="Form">JSON Schema of the form; null for yes or no.</param>
/// <param name="DueAt">When the default answer is given; null for never.</param>
/// <param name="DefaultAnswer">The answer then.</param>
public sealed record StepQuestion(string Message, JsonElement? Form, DateTimeOffset? DueAt, string DefaultAnswer)
{
    /// <summary>What is waited for: an answer, a time or an event.</summary>
    public WaitKind Kind { get; init; }

    /// <summary>The event waited for; null otherwise.</summary>
    public AwaitedEvent? Event { get; init; }

    /// <summary>Who may answer now; null for everybody who may operate runs.</summary>
    public Answerers? Answerers { get; init; }

    /// <summary>Reminders sent so far.</summary>
    public int Reminded { get; init; }

    /// <summary>Whether it was escalated.</summary>
    public bool Escalated { get; init; }
}

/// <summary>A finished effect.</summary>
/// <param name="Name">Its name within the step.</param>
/// <param name="Kind">model, tool, http, sandbox, clock or random.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Attempt">The attempt that did it.</param>
public sealed record EffectView(string Name, string Kind, DateTimeOffset StartedAt, double DurationMs, int Attempt);
