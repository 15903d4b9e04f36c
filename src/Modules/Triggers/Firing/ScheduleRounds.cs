using Cadre.Triggers.Persistence;

namespace Cadre.Triggers.Firing;

/// <summary>
/// One look at all schedules, the same on every node: 1. see which runs ended, 2. decide what is due by the clock that all nodes share, 3. start it, 4. admit who waits, 5. cancel who is to make
/// room, 6. start what is left over.
/// </summary>
internal sealed class ScheduleRounds(DueSchedules due, FiringStarts starts, FiringEnds ends, ScheduleStore schedules)
{
    /// <summary>Answers whether runs of schedules are under way.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken) => await RunAsync(await schedules.NowAsync(cancellationToken), cancellationToken);

    public async Task<bool> RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await ends.SettleAsync(cancellationToken); // 1
        var started = 0;
        for (var isMore = true; isMore;)
        {
            (var toStart, isMore) = await due.DecideAsync(now, cancellationToken); // 2
            await starts.StartAsync(toStart, cancellationToken); // 3
            started += toStart.Count;
        }

        await ends.AdmitAsync(cancellationToken); // 4
        if (open + started > 0)
        {
            await ends.CancelOvertakenAsync(cancellationToken); // 5
        }

        return await starts.StartLeftAsync(cancellationToken) + open + started > 0; // 6
    }
}
