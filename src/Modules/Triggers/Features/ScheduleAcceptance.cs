using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Triggers.Domain;

namespace Cadre.Triggers.Features;

/// <summary>Whether a schedule could start a run of its canvas now: better refused while somebody looks than at three in the morning.</summary>
internal sealed class ScheduleAcceptance(ICanvasService canvases, TimeProvider time)
{
    public async Task<Result<ReadRule>> CheckAsync(Tenant tenant, Schedule schedule, CancellationToken cancellationToken)
    {
        var rule = ScheduleCheck.Check(schedule);
        if (!rule.IsOk)
        {
            return rule;
        }

        var now = time.GetUtcNow();
        var started = await canvases.CheckRunAsync(tenant, new CanvasId(schedule.CanvasId), SlotInputs.Of(schedule.Inputs, now, now, schedule.TimeZone), cancellationToken);
        return started.Then(_ => rule);
    }
}
