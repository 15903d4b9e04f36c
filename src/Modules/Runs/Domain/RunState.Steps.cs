using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <content>What happens to steps.</content>
internal sealed partial class RunState
{
    private void ApplyStep(StepEvent happened, StepState step)
    {
        switch (happened)
        {
            case StepStarted started:
                StartedAt ??= started.At;
                step.StartedAt ??= started.At;
                step.Attempt = started.Attempt;
                step.Interruptions += started.Interrupted ? 1 : 0;
                step.Taken ??= started.Taken;
                Move(step, StepStatus.Running);
                break;
            case EffectFinished effect:
                (step.Effects ??= []).Add(effect);
                Effects++;
                Spend(step, effect.Cost);
                break;
            case StepWaiting waiting:
                Wait(waiting, step);
                break;
            case StepReminded reminded:
                Remind(reminded, step);
                break;
            case StepAnswered answered:
                step.Answer = new(answered.Answer, answered.Fields, answered.By, answered.At);
                step.NextAttempt = step.Attempt;
                Remember(answered.Signal);
                Move(step, StepStatus.Pending);
                (step.Question, step.Patience) = (null, null);
                break;
            case StepRetry retry:
                step.NextAttempt = retry.Attempt + 1;
                step.Error = new(retry.Code, retry.Message, null);
                Spend(step, retry.Cost);
                Move(step, StepStatus.Retrying, retry.DueAt);
                break;
            case StepOpened or ScopeOpened or ScopeClosed:
                ApplyScope(happened, step);
                break;
            default:
                End(happened, step);
                break;
        }
    }

    private void Wait(StepWaiting waiting, StepState step)
    {
        step.Patience = new(waiting.Reminders ?? [], waiting.EscalateAt, waiting.EscalateTo, waiting.DueAt);
        var question = new StepQuestion(waiting.Message, waiting.Form, waiting.DueAt, waiting.DefaultAnswer) { Kind = waiting.WaitsFor, Event = waiting.Event, Answerers = waiting.Answerers };
        step.Views = waiting.Views;
        Spend(step, waiting.Cost);
        Ask(step, question);
    }

    private void Remind(StepReminded reminded, StepState step)
    {
        var question = step.Question!;
        Ask(step, reminded.Escalated
            ? question with { Escalated = true, Answerers = reminded.Answerers }
            : question with { Reminded = reminded.Number });
    }

    private void Ask(StepState step, StepQuestion question)
    {
        Leave(step);
        step.Question = question;
        Move(step, StepStatus.Waiting, step.Patience!.Next(question));
    }

    private void End(StepEvent happened, StepState step)
    {
        step.FinishedAt = happened.At;
        switch (happened)
        {
            case StepFinished finished:
                (step.Outputs, step.Sources, step.Views, step.Notes, step.Error) = (finished.Outputs, finished.Sources, finished.Views, finished.Notes, null);
                Spend(step, finished.Cost);
                Move(step, StepStatus.Succeeded);
                break;
            case StepReused reused:
                (step.Outputs, step.Sources, step.Views, step.Notes, step.From) = (reused.Outputs, reused.Sources, reused.Views, reused.Notes, reused.From);
                Move(step, StepStatus.Succeeded);
                break;
            case StepFailed failed:
                step.Error = new(failed.Code, failed.Message, failed.Fix);
                step.Views = failed.Views;
                step.Broken = true;
                step.Scope.Failed ??= step;
                Spend(step, failed.Cost);
                Move(step, StepStatus.Failed);
                break;
            case StepSkipped skipped:
                step.Error = new(skipped.Code, skipped.Message, null);
                step.Broken = skipped.BecauseOfFailure;
                Move(step, StepStatus.Skipped);
                break;
            case StepCancelled:
                DropBody(step);
                step.Broken = true;
                Move(step, StepStatus.Cancelled);
                step.Question = null;
                break;
            default:
                throw new InvalidOperationException($"The state machine does not know {happened.Kind}.");
        }
    }

    private void Move(StepState step, StepStatus to, DateTimeOffset? due = null)
    {
        if (step.IsTerminal)
        {
            throw new InvalidOperationException($"The step '{step.Address}' is {step.Status} and cannot become {to}.");
        }

        Leave(step);
        (step.Status, step.DueAt) = (to, due);
        switch (to)
        {
            case StepStatus.Pending:
                Startable.Add(step.Id);
                break;
            case StepStatus.Running:
                Running.Add(step.Id);
                break;
            case StepStatus.Waiting or StepStatus.Retrying:
                Parked.Add(step.Id);
                Questions += to == StepStatus.Waiting && step.Question!.Kind == WaitKind.Answer ? 1 : 0;
                if (due is { } at)
                {
                    Due.Add((at, step.Id));
                }

                break;
            default:
                step.Scope.Ended++;
                Unblock(step);
                break;
        }
    }

    private void Leave(StepState step)
    {
        Startable.Remove(step.Id);
        Unneeded.Remove(step.Id);
        Running.Remove(step.Id);
        if (Parked.Remove(step.Id))
        {
            Questions -= step.Status == StepStatus.Waiting && step.Question?.Kind == WaitKind.Answer ? 1 : 0;
            if (step.DueAt is { } at)
            {
                Due.Remove((at, step.Id));
            }
        }
    }

    private void Unblock(StepState ended)
    {
        var scope = ended.Scope;
        foreach (var position in scope.Graph.Targets[ended.Position])
        {
            var target = scope.Steps[position];
            target.MissingSources--;
            if (target.Status == StepStatus.Pending && IsReady(target))
            {
                (StepInputs.SkipReason(this, target) is null ? Startable : Unneeded).Add(target.Id);
            }
        }

        if (scope.IsOver && scope.Opener is not null)
        {
            Closable.Add(scope.First);
        }
    }

    private bool IsReady(StepState step)
    {
        if (step.MissingSources == 0)
        {
            return true;
        }

        if (step.Node.JoinAfter is null)
        {
            return false;
        }

        return Recorded(step) is { } recorded
            ? recorded.All(StepInputs.Active(this, step).ToHashSet().Contains)
            : StepInputs.ActiveCount(this, step) >= StepInputs.Needed(step);
    }

    /// <summary>In a replay: the connections an early join took in the origin.</summary>
    public IReadOnlyList<int>? Recorded(StepState step) => tape?.Taken(step.Address);

    private void Spend(StepState step, decimal amount)
    {
        step.Cost += amount;
        Cost += amount;
    }
}
