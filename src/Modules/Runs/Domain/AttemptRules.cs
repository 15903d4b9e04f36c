using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>What the outcome of an attempt means for its step. Pure: chance arrives as a number and is recorded as a due time.</summary>
internal static class AttemptRules
{
    private const int MaxLanes = 1000;
    private static readonly RetryPolicy Default = new(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <param name="state">The run.</param>
    /// <param name="step">The step.</param>
    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="cost">Money spent since the step's last event.</param>
    /// <param name="now">The time.</param>
    /// <param name="jitter">0 to 1: where in the pause the next attempt falls.</param>
    public static StepEvent Conclude(RunState state, StepState step, StepOutcome outcome, decimal cost, DateTimeOffset now, double jitter)
    {
        return outcome switch
        {
            StepOutcome.Completed done => new StepFinished(done.Outputs, StepInputs.Union([StepInputs.Sources(state, step), done.Sources]), done.Views, done.Notes, cost) { Address = step.Address, At = now },
            StepOutcome.Waiting wait => Waiting(step, wait, cost, now),
            StepOutcome.Failed failed => Failure(step, failed, cost, now, jitter),
            StepOutcome.Opens opens => Opened(step, opens, cost, now),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };
    }

    private static StepEvent Opened(StepState step, StepOutcome.Opens opens, decimal cost, DateTimeOffset now)
    {
        if (step.Scope.Graph.Bodies[step.Position] is null || opens.Items.ValueKind != JsonValueKind.Array || (opens.Single && (step.Opening is not null || opens.Items.GetArrayLength() != 1)))
        {
            return new StepFailed("no_body", "The block has nothing inside that it could open now.", "Correct the canvas and run it again.", [], cost) { Address = step.Address, At = now };
        }

        var first = step.Opening is { } earlier ? earlier.Results.Opened : 0;
        return new StepOpened(opens.Items, opens.Port, Math.Clamp(opens.Lanes, 1, MaxLanes), opens.StopsAtFailure, opens.Single, first, cost) { Address = step.Address, At = now };
    }

    private static StepWaiting Waiting(StepState step, StepOutcome.Waiting wait, decimal cost, DateTimeOffset now) =>
        new(wait.Message, wait.Form, wait.Views, wait.Timeout is { } timeout ? Later(now, timeout) : null, wait.DefaultAnswer, cost)
        {
            Address = step.Address,
            At = now,
            WaitsFor = wait.Kind,
            Event = wait.Event,
            Answerers = wait.Answerers,
            Reminders = wait.Reminders.Count > 0 ? [.. wait.Reminders.Order().Select(r => Later(now, r))] : null,
            EscalateAt = wait.EscalateAfter is { } escalate ? Later(now, escalate) : null,
            EscalateTo = wait.EscalateTo,
        };

    private static DateTimeOffset Later(DateTimeOffset now, TimeSpan pause) => pause < Longest ? now + pause : now + Longest;

    private static StepEvent Failure(StepState step, StepOutcome.Failed failed, decimal cost, DateTimeOffset now, double jitter)
    {
        var policy = step.Node.Retry ?? Default;
        if (!failed.Retryable || step.Opening is not null || step.Attempt >= Math.Clamp(policy.MaxAttempts, 1, 20))
        {
            return new StepFailed(failed.Code, failed.Message, failed.Fix, failed.Views, cost) { Address = step.Address, At = now };
        }

        // Full jitter: a random point in an exponentially growing pause, so that steps that failed together do not return together.
        var pause = Math.Min(policy.MaxDelaySeconds, policy.FirstDelaySeconds * Math.Pow(2, step.Attempt - 1)) * jitter;
        return new StepRetry(step.Attempt, failed.Code, failed.Message, now + TimeSpan.FromSeconds(Math.Max(0, pause)), cost) { Address = step.Address, At = now };
    }
}
