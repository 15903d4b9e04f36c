using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>One step's part of <see cref="RunState"/>; changed only by <see cref="RunState.Apply"/>.</summary>
internal sealed class StepState(Scope scope, int position)
{
    private static readonly Dictionary<string, JsonElement> NoOutputs = [];

    public Scope Scope => scope;

    public int Position => position;

    public int Id => scope.First + position;

    public FlowNode Node => scope.Graph.Node(position);

    /// <summary>Unique within the run.</summary>
    public string Address => scope.Opener is null ? Node.Address : field ??= scope.Prefix + Node.Address;

    public StepStatus Status { get; set; } = StepStatus.Pending;

    /// <summary>Sources that are not terminal yet.</summary>
    public int MissingSources { get; set; }

    /// <summary>The attempt that begins or goes on next.</summary>
    public int NextAttempt { get; set; } = 1;

    public int Attempt { get; set; }

    public int Interruptions { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When the next attempt, the next reminder or the default answer is due.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public StepQuestion? Question { get; set; }

    /// <summary>Who is told when, and who may answer later; null when the step does not wait.</summary>
    public Patience? Patience { get; set; }

    public StepAnswer? Answer { get; set; }

    public IReadOnlyDictionary<string, JsonElement> Outputs { get; set; } = NoOutputs;

    public IReadOnlyList<string> Sources { get; set; } = [];

    public IReadOnlyList<ResultView> Views { get; set; } = [];

    public ResultNotes? Notes { get; set; }

    public StepError? Error { get; set; }

    /// <summary>Whether the step failed, or was skipped because an ancestor failed.</summary>
    public bool Broken { get; set; }

    public decimal Cost { get; set; }

    public RunId? From { get; set; }

    /// <summary>For an early join: the connections it took.</summary>
    public IReadOnlyList<int>? Taken { get; set; }

    /// <summary>The body it opened last; null before it opened one.</summary>
    public Opening? Opening { get; set; }

    /// <summary>Finished effects in order; null until the first.</summary>
    public List<EffectFinished>? Effects { get; set; }

    public bool IsTerminal => Status is StepStatus.Succeeded or StepStatus.Failed or StepStatus.Skipped or StepStatus.Cancelled;
}

/// <summary>What happens while nobody answers.</summary>
internal sealed record Patience(IReadOnlyList<DateTimeOffset> Reminders, DateTimeOffset? EscalateAt, Answerers? EscalateTo, DateTimeOffset? DueAt)
{
    /// <summary>The soonest of what is still to come.</summary>
    public DateTimeOffset? Next(StepQuestion question)
    {
        DateTimeOffset? next = DueAt;
        if (question.Reminded < Reminders.Count && !(next <= Reminders[question.Reminded]))
        {
            next = Reminders[question.Reminded];
        }

        return EscalateAt is { } escalate && !question.Escalated && !(next <= escalate) ? escalate : next;
    }
}
