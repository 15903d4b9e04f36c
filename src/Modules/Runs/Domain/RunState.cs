using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>
/// The state of a run, rebuilt from its journal. Free of I/O, clocks and randomness: the same events give the same state.
/// See docs/engine/run-lifecycle.md for the machines of run, step and attempt.
/// </summary>
internal sealed class RunState
{
    private readonly StepState[] steps;
    private readonly HashSet<Guid> signals = [];
    private int terminal;

    public RunState(FlowGraph graph)
    {
        Graph = graph;
        steps = new StepState[graph.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = new StepState { MissingSources = graph.SourceCounts[i] };
            if (graph.SourceCounts[i] == 0)
            {
                Startable.Add(i);
            }
        }
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

    public bool AnyFailed { get; private set; }

    public bool IsFinished => Outcome is not null;

    public bool AllTerminal => terminal == steps.Length;

    /// <summary>Pending steps that may begin or go on now.</summary>
    public SortedSet<int> Startable { get; } = [];

    /// <summary>Pending steps whose sources are all terminal and gave nothing: to be skipped.</summary>
    public SortedSet<int> Unneeded { get; } = [];

    public SortedSet<int> Running { get; } = [];

    /// <summary>Steps that wait for an answer or for their next attempt.</summary>
    public SortedSet<int> Parked { get; } = [];

    /// <summary>Parked steps with a point in time at which they go on, soonest first.</summary>
    public SortedSet<(DateTimeOffset At, int Position)> Due { get; } = [];

    public StepState this[int position] => steps[position];

    public RunStatus Status => Outcome
        ?? (IsPaused ? RunStatus.Paused
        : StartedAt is null ? RunStatus.Queued
        : Running.Count == 0 && Startable.Count == 0 && Parked.Count > 0 ? RunStatus.Waiting
        : RunStatus.Running);

    public int Questions => IsFinished ? 0 : Parked.Count(i => steps[i].Status == StepStatus.Waiting);

    public bool Knows(Guid signal) => signals.Contains(signal);

    /// <summary>Advances the state by the next event of the journal.</summary>
    public void Apply(RunEvent happened)
    {
        Seq++;
        if (happened is StepEvent step)
        {
            var position = Graph.Position(step.Address);
            ApplyStep(step, steps[position], position);
            return;
        }

        ApplyRun(happened);
    }

    private void ApplyRun(RunEvent happened)
    {
        switch (happened)
        {
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
                Remember(finished.Signal);
                break;
            default:
                throw new InvalidOperationException($"The state machine does not know {happened.Kind}.");
        }
    }

    private void ApplyStep(StepEvent happened, StepState step, int position)
    {
        switch (happened)
        {
            case StepStarted started:
                StartedAt ??= started.At;
                step.StartedAt ??= started.At;
                step.Attempt = started.Attempt;
                step.Interruptions += started.Interrupted ? 1 : 0;
                step.DueAt = null;
                Move(step, position, StepStatus.Running);
                break;
            case EffectFinished effect:
                (step.Effects ??= []).Add(effect);
                Effects++;
                Spend(step, effect.Cost);
                break;
            case StepWaiting waiting:
                step.Question = new(waiting.Message, waiting.Form, waiting.DueAt, waiting.DefaultAnswer);
                step.Views = waiting.Views;
                step.DueAt = waiting.DueAt;
                Spend(step, waiting.Cost);
                Move(step, position, StepStatus.Waiting);
                break;
            case StepAnswered answered:
                step.Answer = new(answered.Answer, answered.Fields, answered.By, answered.At);
                step.Question = null;
                step.NextAttempt = step.Attempt;
                Remember(answered.Signal);
                Move(step, position, StepStatus.Pending);
                break;
            case StepRetry retry:
                step.NextAttempt = retry.Attempt + 1;
                step.DueAt = retry.DueAt;
                step.Error = new(retry.Code, retry.Message, null);
                Spend(step, retry.Cost);
                Move(step, position, StepStatus.Retrying);
                break;
            default:
                End(happened, step, position);
                break;
        }
    }

    private void End(StepEvent happened, StepState step, int position)
    {
        step.FinishedAt = happened.At;
        step.DueAt = null;
        switch (happened)
        {
            case StepFinished finished:
                (step.Outputs, step.Sources, step.Views, step.Notes, step.Error) = (finished.Outputs, finished.Sources, finished.Views, finished.Notes, null);
                Spend(step, finished.Cost);
                Move(step, position, StepStatus.Succeeded);
                break;
            case StepReused reused:
                (step.Outputs, step.Sources, step.Views, step.Notes, step.From) = (reused.Outputs, reused.Sources, reused.Views, reused.Notes, reused.From);
                Move(step, position, StepStatus.Succeeded);
                break;
            case StepFailed failed:
                step.Error = new(failed.Code, failed.Message, failed.Fix);
                step.Views = failed.Views;
                step.Broken = AnyFailed = true;
                Spend(step, failed.Cost);
                Move(step, position, StepStatus.Failed);
                break;
            case StepSkipped skipped:
                step.Error = new(skipped.Code, skipped.Message, null);
                step.Broken = skipped.BecauseOfFailure;
                Move(step, position, StepStatus.Skipped);
                break;
            case StepCancelled:
                step.Question = null;
                step.Broken = true;
                Move(step, position, StepStatus.Cancelled);
                break;
            default:
                throw new InvalidOperationException($"The state machine does not know {happened.Kind}.");
        }
    }

    private void Move(StepState step, int position, StepStatus to)
    {
        if (step.IsTerminal)
        {
            throw new InvalidOperationException($"The step '{Graph.Node(position).Address}' is {step.Status} and cannot become {to}.");
        }

        Leave(position);
        step.Status = to;
        switch (to)
        {
            case StepStatus.Pending:
                Startable.Add(position);
                break;
            case StepStatus.Running:
                Running.Add(position);
                break;
            case StepStatus.Waiting or StepStatus.Retrying:
                Parked.Add(position);
                if (step.DueAt is { } due)
                {
                    Due.Add((due, position));
                }

                break;
            default:
                terminal++;
                Unblock(position);
                break;
        }
    }

    private void Leave(int position)
    {
        Startable.Remove(position);
        Unneeded.Remove(position);
        Running.Remove(position);
        if (Parked.Remove(position))
        {
            Due.RemoveWhere(d => d.Position == position);
        }
    }

    private void Unblock(int position)
    {
        foreach (var target in Graph.Targets[position])
        {
            if (--steps[target].MissingSources == 0 && steps[target].Status == StepStatus.Pending)
            {
                (StepInputs.SkipReason(this, target) is null ? Startable : Unneeded).Add(target);
            }
        }
    }

    private void Spend(StepState step, decimal amount)
    {
        step.Cost += amount;
        Cost += amount;
    }

    private void Remember(Guid? signal)
    {
        if (signal is { } id)
        {
            signals.Add(id);
        }
    }
}
