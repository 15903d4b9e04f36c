using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Execution;

/// <summary>Whether a result fits into the run's limits.</summary>
internal static class StepResultCheck
{
    public static StepOutcome Check(StepOutcome outcome, long journalBytes, RunLimits limits)
    {
        if (outcome is not StepOutcome.Completed done)
        {
            return outcome;
        }

        var room = limits.MaxBytes - journalBytes;
        return done.Outputs.Values.Any(v => JsonElementSize.Exceeds(v, room))
            ? new StepOutcome.Failed("run_limit", $"The journal of a run may have {limits.MaxBytes >> 20} MB.", "Pass large values on as artifacts.")
            : outcome;
    }
}
