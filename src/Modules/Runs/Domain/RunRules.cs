using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>What follows from a state: the events that need nobody's decision. Pure.</summary>
internal static class RunRules
{
    /// <summary>The next event that follows by itself (skip, default answer, end of the run); null when there is none.</summary>
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
            return StepInputs.SkipReason(state, state.Unneeded.Min)! with { At = now };
        }

        foreach (var (at, position) in state.Due)
        {
            if (at > now)
            {
                break;
            }

            if (state[position] is { Status: StepStatus.Waiting, Question: { } question })
            {
                return new StepAnswered(question.DefaultAnswer, null, Actor.System, null) { Address = state.Graph.Node(position).Address, At = now };
            }
        }

        return null;
    }

    /// <summary>A step that may begin now; null when there is none.</summary>
    public static int? Startable(RunState state, DateTimeOffset now)
    {
        if (state.IsFinished || state.IsPaused)
        {
            return null;
        }

        if (state.Startable.Count > 0)
        {
            return state.Startable.Min;
        }

        foreach (var (at, position) in state.Due)
        {
            if (at > now)
            {
                break;
            }

            if (state[position].Status == StepStatus.Retrying)
            {
                return position;
            }
        }

        return null;
    }

    public static StepStarted Start(RunState state, int position, DateTimeOffset now) =>
        new(state[position].NextAttempt, Interrupted: false) { Address = state.Graph.Node(position).Address, At = now };

    /// <summary>What becomes of a step that was under way when its node died: it goes on with the same attempt, or fails when that happened too often.</summary>
    public static StepEvent Interrupted(RunState state, int position, DateTimeOffset now, RunLimits limits)
    {
        var (step, address) = (state[position], state.Graph.Node(position).Address);
        return step.Interruptions < limits.MaxInterruptions
            ? new StepStarted(step.Attempt, Interrupted: true) { Address = address, At = now }
            : new StepFailed("interrupted_too_often", $"The server stopped {step.Interruptions} times while this step was running.", "Look at the server's log: the step may exhaust memory. Then run it again.", [], 0) { Address = address, At = now };
    }

    /// <summary>Ends a run before its time.</summary>
    public static IEnumerable<RunEvent> Stop(RunState state, RunStatus status, Actor? by, Guid? signal, DateTimeOffset now)
    {
        var open = Enumerable.Range(0, state.Graph.Count).Where(i => !state[i].IsTerminal).ToList();
        foreach (var position in open)
        {
            yield return new StepCancelled { Address = state.Graph.Node(position).Address, At = now };
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
}
