namespace Cadre.Triggers.Domain;

/// <summary>What becomes of a slot that is due, given what its schedule has under way.</summary>
internal static class OverlapDecision
{
    /// <param name="policy">The schedule's.</param>
    /// <param name="isCatchingUp">Slots that are caught up with or filled in run one after the other, whatever the policy says, unless they may run beside each other.</param>
    /// <param name="atWork">Runs of the schedule under way or starting.</param>
    /// <param name="waiting">Slots that wait for the end of a run.</param>
    public static FiringState Of(OverlapPolicy policy, bool isCatchingUp, int atWork, int waiting)
    {
        if (policy == OverlapPolicy.Allow || atWork + waiting == 0)
        {
            return FiringState.Starting;
        }

        return isCatchingUp || policy == OverlapPolicy.Cancel || (policy == OverlapPolicy.Queue && waiting == 0) ? FiringState.Queued : FiringState.Skipped;
    }
}
