using System.Text.Json;
using System.Text.Json.Serialization;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>Something that happened to a run. The journal is the truth; every state is rebuilt from it.</summary>
internal abstract record RunEvent
{
    [JsonIgnore]
    public abstract string Kind { get; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Something that happened to one step.</summary>
internal abstract record StepEvent : RunEvent
{
    public string Address { get; init; } = "";
}

internal sealed record RunCreated(string FlowHash, string Title, Guid? Canvas, Actor By, RunId? Origin, string Mode) : RunEvent
{
    public override string Kind => "run.created";

    /// <summary>Values given to this run alone: address → input port → value.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, PortValue>>? Inputs { get; init; }

    /// <summary>The lines it stands in until it has ended; null for none.</summary>
    public IReadOnlyList<RunLine>? Lines { get; init; }

    /// <summary>What started it, when it was no person; null otherwise.</summary>
    public RunTrigger? Trigger { get; init; }

    /// <summary>Of a re-run: the step it begins with; null for all.</summary>
    public string? From { get; init; }

    /// <summary>Of a fork: what is different from the origin.</summary>
    public IReadOnlyList<StepChange>? Changes { get; init; }
}

internal sealed record RunPaused(Actor By, Guid? Signal) : RunEvent
{
    public override string Kind => "run.paused";
}

internal sealed record RunResumed(Actor By, Guid? Signal) : RunEvent
{
    public override string Kind => "run.resumed";
}

/// <summary>The last event of every run.</summary>
internal sealed record RunFinished(RunStatus Status, Actor? By, Guid? Signal) : RunEvent
{
    public override string Kind => "run.finished";
}

/// <summary>A result of the origin run taken over instead of executing the step again.</summary>
internal sealed record StepReused(RunId From, IReadOnlyDictionary<string, JsonElement> Outputs, IReadOnlyList<string> Sources, IReadOnlyList<ResultView> Views, ResultNotes? Notes) : StepEvent
{
    public override string Kind => "step.reused";
}

/// <summary>An attempt began, or went on after an answer or an interruption.</summary>
internal sealed record StepStarted(int Attempt, bool Interrupted) : StepEvent
{
    public override string Kind => "step.started";

    /// <summary>For a step that joins early: which of its connections it takes, by position; the others come too late.</summary>
    public IReadOnlyList<int>? Taken { get; init; }
}

internal sealed record EffectFinished(string Name, string EffectKind, int Attempt, DateTimeOffset StartedAt, double DurationMs, JsonElement Result, decimal Cost) : StepEvent
{
    public override string Kind => "effect.finished";
}

internal sealed record StepWaiting(string Message, JsonElement? Form, IReadOnlyList<ResultView> Views, DateTimeOffset? DueAt, string DefaultAnswer, decimal Cost) : StepEvent
{
    public override string Kind => "step.waiting";

    public WaitKind WaitsFor { get; init; }

    public AwaitedEvent? Event { get; init; }

    public Answerers? Answerers { get; init; }

    public IReadOnlyList<DateTimeOffset>? Reminders { get; init; }

    public DateTimeOffset? EscalateAt { get; init; }

    public Answerers? EscalateTo { get; init; }
}

/// <summary>Nobody has answered yet: those who may are told again, or (<paramref name="Escalated"/>) others may answer too from now on.</summary>
internal sealed record StepReminded(string Message, int Number, bool Escalated, Answerers? Answerers) : StepEvent
{
    public override string Kind => "step.reminded";
}

internal sealed record StepAnswered(string Answer, JsonElement? Fields, Actor By, Guid? Signal) : StepEvent
{
    public override string Kind => "step.answered";
}

internal sealed record StepFinished(IReadOnlyDictionary<string, JsonElement> Outputs, IReadOnlyList<string> Sources, IReadOnlyList<ResultView> Views, ResultNotes? Notes, decimal Cost) : StepEvent
{
    public override string Kind => "step.finished";
}

internal sealed record StepFailed(string Code, string Message, string? Fix, IReadOnlyList<ResultView> Views, decimal Cost) : StepEvent
{
    public override string Kind => "step.failed";
}

/// <summary>An attempt failed; the next one is due at a recorded time (backoff and jitter are decided once).</summary>
internal sealed record StepRetry(int Attempt, string Code, string Message, DateTimeOffset DueAt, decimal Cost) : StepEvent
{
    public override string Kind => "step.retry";
}

/// <summary>Not needed. <paramref name="BecauseOfFailure"/> tells a failed ancestor from a branch not taken, and is handed on.</summary>
internal sealed record StepSkipped(string Code, string Message, bool BecauseOfFailure) : StepEvent
{
    public override string Kind => "step.skipped";
}

internal sealed record StepCancelled : StepEvent
{
    public override string Kind => "step.cancelled";
}
