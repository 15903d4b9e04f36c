using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>What follows from a state: the events that need nobody's decision. Pure.</summary>
internal static class RunRules
{
    /// <summary>The next event that follows by itself (skip, default answer, reminder, opening or closing of a body, end of the run); null when there is none.</summary>
    public static RunEvent? Next(RunState state, DateTimeOffset now)
    {
        if (state.IsFinished)
        {
            return null;
        }

        if (state.AllTerminal)
        {
            return new RunFinished(state.AnyFailed ? RunStatus.Failed : RunStatus.Succeeded, null, null) { At = now };
        }

        if (state.IsPaused)
        {
            return null;
        }

        if (state.Unneeded.Count > 0)
        {
            return StepInputs.SkipReason(state, state[state.Unneeded.Min])! with { At = now };
        }

        return ScopeRules.Next(state, now) ?? (state.Due.Count > 0 ? OverdueAnswer(state, now) : null);
    }

    /// <summary>A step that may begin now; null when there is none.</summary>
    public static int? Startable(RunState state, DateTimeOffset now)
    {
        if (state.IsFinished || state.IsPaused)
        {
            return null;
        }

        return state.Startable.Count > 0 ? state.Startable.Min
            : state.Due.Count > 0 ? Retriable(state, now)
            : null;
    }

    public static StepStarted Start(RunState state, StepState step, DateTimeOffset now) => new(step.NextAttempt, Interrupted: false)
    {
        Address = step.Address,
        At = now,
        Taken = step.Node.JoinAfter is null || step.Taken is not null ? null : state.Recorded(step) ?? [.. StepInputs.Active(state, step)],
    };

    /// <summary>What becomes of a step that was under way when its node died: it goes on with the same attempt, or fails when that happened too often.</summary>
    public static StepEvent Interrupted(StepState step, DateTimeOffset now, RunLimits limits) => step.Interruptions < limits.MaxInterruptions
        ? new StepStarted(step.Attempt, Interrupted: true) { Address = step.Address, At = now }
        : new StepFailed("interrupted_too_often", $"The server stopped {step.Interruptions} times while this step was running.", "Look at the server's log: the step may exhaust memory. Then run it again.", [], 0) { Address = step.Address, At = now };

    /// <summary>Ends a run before its time. Bodies that are open end with the step that opened them.</summary>
    public static IEnumerable<RunEvent> Stop(RunState state, RunStatus status, Actor? by, Guid? signal, DateTimeOffset now)
    {
        foreach (var step in state.Steps.Where(s => !s.IsTerminal).ToList())
        {
            yield return new StepCancelled { Address = step.Address, At = now };
        }

        yield return new RunFinished(status, by, signal) { At = now };
    }

    /// <summary>When an idle run must be looked at again; null for never.</summary>
    public static DateTimeOffset? NextDue(RunState state, RunLimits limits)
    {
        if (state.IsFinished || state.Created is not { } created)
        {
            return null;
        }

        var deadline = created.At + limits.MaxDuration;
        return !state.IsPaused && state.Due.Count > 0 && state.Due.Min.At < deadline ? state.Due.Min.At : deadline;
    }

    private static int? Retriable(RunState state, DateTimeOffset now)
    {
        foreach (var (at, id) in state.Due)
        {
            if (at > now)
            {
                break;
            }

            if (state[id].Status == StepStatus.Retrying)
            {
                return id;
            }
        }

        return null;
    }

    private static StepEvent? OverdueAnswer(RunState state, DateTimeOffset now)
    {
        foreach (var (at, id) in state.Due)
        {
            if (at > now)
            {
                break;
            }

            if (state[id] is { Status: StepStatus.Waiting, Question: { } question, Patience: { } patience } step)
            {
                return patience.DueAt <= now
                    ? new StepAnswered(question.DefaultAnswer, null, Actor.System, null) { Address = step.Address, At = now }
                    : Remind(step, question, patience, now);
            }
        }

        return null;
    }

    private static StepReminded Remind(StepState step, StepQuestion question, Patience patience, DateTimeOffset now) => patience.EscalateAt <= now && !question.Escalated
        ? new StepReminded(question.Message, question.Reminded, Escalated: true, Wider(question.Answerers, patience.EscalateTo)) { Address = step.Address, At = now }
        : new StepReminded(question.Message, question.Reminded + 1, Escalated: false, question.Answerers) { Address = step.Address, At = now };

    /// <summary>Those who might answer so far still may.</summary>
    private static Answerers? Wider(Answerers? before, Answerers? besides) => before is null || besides is null
        ? null
        : new(before.Role is { } one && besides.Role is { } other ? (one < other ? one : other) : before.Role ?? besides.Role, [.. before.Persons.Union(besides.Persons)]);
}
