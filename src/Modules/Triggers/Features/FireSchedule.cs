using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Triggers.Domain;
using Cadre.Triggers.Firing;
using Cadre.Triggers.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Cadre.Triggers.Features;

/// <summary>Runs a schedule now, beside whatever it has under way; its slots are not touched.</summary>
internal static class FireSchedule
{
    public static async Task<Results<Ok<FiringView>, ProblemHttpResult>> HandleAsync(Guid scheduleId, Tenant tenant, Database database, ScheduleStore schedules, FiringStore firings, FiringStarts starts, Notifications notifications, CancellationToken cancellationToken)
    {
        if (await schedules.FindAsync(tenant, scheduleId, cancellationToken) is not { } row)
        {
            return Error.NotFound("schedule").ToProblem();
        }

        var now = Instant.FromDateTimeOffset(await schedules.NowAsync(cancellationToken));
        var noted = await database.TenantAsync(tenant, s => firings.NoteAsync(s, row, [(now, FiringState.Starting, null)], FiringOrigin.Manual, cancellationToken), cancellationToken);
        await starts.StartAsync(noted, cancellationToken);
        notifications.Publish(ScheduleClock.Topic);
        var latest = await firings.ListAsync(tenant, scheduleId, now.ToDateTimeOffset().AddTicks(10), 1, cancellationToken);
        return latest is [var firing] ? TypedResults.Ok(FiringView.Of(firing)) : Error.NotFound("schedule").ToProblem();
    }
}

/// <summary>What became of the slots of a schedule, newest first.</summary>
internal static class ListFirings
{
    public static async Task<Results<Ok<Page<FiringView>>, ProblemHttpResult>> HandleAsync(
        Guid scheduleId, DateTimeOffset? cursor, int? limit, Tenant tenant, ScheduleStore schedules, FiringStore firings, CancellationToken cancellationToken)
    {
        if (await schedules.FindAsync(tenant, scheduleId, cancellationToken) is null)
        {
            return Error.NotFound("schedule").ToProblem();
        }

        var size = Math.Clamp(limit ?? 50, 1, 200);
        var rows = await firings.ListAsync(tenant, scheduleId, cursor, size + 1, cancellationToken);
        return TypedResults.Ok(new Page<FiringView>([.. rows.Take(size).Select(FiringView.Of)], rows.Count > size ? Moments.Utc(rows[size - 1].Slot).ToString("O") : null));
    }
}
