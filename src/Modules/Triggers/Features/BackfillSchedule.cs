using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Triggers.Domain;
using Cadre.Triggers.Firing;
using Cadre.Triggers.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Cadre.Triggers.Features;

/// <summary>
/// Runs past slots that have no run: one after the other, beside each other where the schedule allows overlaps. Without a confirmation it says which slots those are.
/// </summary>
internal static class BackfillSchedule
{
    public static async Task<Results<Ok<Backfill>, ProblemHttpResult>> HandleAsync(
        Guid scheduleId, BackfillRequest request, Tenant tenant, Database database, ScheduleStore schedules, FiringStore firings, TriggersOptions options, Notifications notifications, CancellationToken cancellationToken)
    {
        if (await schedules.FindAsync(tenant, scheduleId, cancellationToken) is not { } row)
        {
            return Error.NotFound("schedule").ToProblem();
        }

        var now = await schedules.NowAsync(cancellationToken);
        var to = request.To < now ? request.To : now;
        if (request.From >= to || !RuleReading.IsWithin(request.From))
        {
            return Error.Invalid("bad_period", "There is no past time between the two moments.", "Give a 'from' that lies before 'to' and before now.").ToProblem();
        }

        var schedule = row.Schedule;
        var rule = ScheduleCheck.Check(schedule);
        if (!rule.IsOk)
        {
            return rule.Error.ToProblem();
        }

        var slots = rule.Value.Slots.Between(Instant.FromDateTimeOffset(request.From), Instant.FromDateTimeOffset(to), options.MaxBackfill + 1).ToList();
        if (slots.Count > options.MaxBackfill)
        {
            return new Error(ErrorKind.Unprocessable, "too_many_slots", $"More than {options.MaxBackfill} slots lie in this period.", $"Take a shorter one; the first {options.MaxBackfill} end at {slots[^2]}.").ToProblem();
        }

        var ran = await firings.RanAsync(tenant, scheduleId, slots, cancellationToken);
        var missing = slots.Where(s => !ran.Contains(s.ToDateTimeOffset())).ToList();
        if (request.Confirm && missing.Count > 0)
        {
            var state = schedule.Overlap == OverlapPolicy.Allow ? FiringState.Starting : FiringState.Queued;
            await database.TenantAsync(tenant, s => firings.NoteAsync(s, row, [.. missing.Select(m => (m, state, (string?)null))], FiringOrigin.Backfill, cancellationToken), cancellationToken);
            notifications.Publish(ScheduleClock.Topic);
        }

        var zone = DateTimeZoneProviders.Tzdb[schedule.TimeZone];
        return TypedResults.Ok(new Backfill(request.Confirm, [.. missing.Select(s => SlotTime.Of(s, zone))], slots.Count - missing.Count));
    }
}

/// <summary>Past slots to run.</summary>
/// <param name="From">From this moment on.</param>
/// <param name="To">Up to this moment, at most now.</param>
/// <param name="Confirm">False (the default): only say which.</param>
internal sealed record BackfillRequest(DateTimeOffset From, DateTimeOffset To, bool Confirm = false);

/// <summary>Past slots.</summary>
/// <param name="Confirmed">Whether they are run now.</param>
/// <param name="Slots">Those that have no run.</param>
/// <param name="Ran">How many have one already: a slot never runs twice.</param>
internal sealed record Backfill(bool Confirmed, IReadOnlyList<SlotTime> Slots, int Ran);
