using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>What the outcome of an attempt means for its step. Pure: chance arrives as a number and is recorded as a due time.</summary>
internal static class AttemptRules
{
    private static readonly RetryPolicy Default = new(1);

    /// <param name="state">The run.</param>
    /// <param name="position">The step.</param>
    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="cost">Money spent since the step's last event.</param>
    /// <param name="now">The time.</param>
    /// <param name="jitter">0 to 1: where in the pause the next attempt falls.</param>
    public static StepEvent Conclude(RunState state, int position, StepOutcome outcome, decimal cost, DateTimeOffset now, double jitter)
    {
        var node = state.Graph.Node(position);
        return outcome switch
        {
            StepOutcome.Completed done => new StepFinished(done.Outputs, StepInputs.Union([StepInputs.Sources(state, position), done.Sources]), done.Views, done.Notes, cost) { Address = node.Address, At = now },
            StepOutcome.Waiting wait => new StepWaiting(wait.Message, wait.Form, wait.Views, wait.Timeout is { } timeout ? now + timeout : null, wait.DefaultAnswer, cost) { Address = node.Address, At = now },
            StepOutcome.Failed failed => Failure(state[position], node, failed, cost, now, jitter),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };
    }

    private static StepEvent Failure(StepState step, FlowNode node, StepOutcome.Failed failed, decimal cost, DateTimeOffset now, double jitter)
    {
        var policy = node.Retry ?? Default;
        if (!failed.Retryable || step.Attempt >= Math.Clamp(policy.MaxAttempts, 1, 20))
        {
            return new StepFailed(failed.Code, failed.Message, failed.Fix, failed.Views, cost) { Address = node.Address, At = now };
        }

        // Full jitter: a random point in an exponentially growing pause, so that steps that failed together do not return together.
        var pause = Math.Min(policy.MaxDelaySeconds, policy.FirstDelaySeconds * Math.Pow(2, step.Attempt - 1)) * jitter;
        return new StepRetry(step.Attempt, failed.Code, failed.Message, now + TimeSpan.FromSeconds(Math.Max(0, pause)), cost) { Address = node.Address, At = now };
    }
}
