using System.Globalization;
using Cadre.Kernel;
using Cadre.Triggers.Domain;
using Cadre.Triggers.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Cadre.Triggers.Features;

/// <summary>When a rule would be due next, in words and as times; or what is wrong with it, and where. It stores nothing.</summary>
internal static class PreviewSchedule
{
    private const int MostTimes = 50;

    public static async Task<Ok<SchedulePreview>> HandleAsync(SchedulePreviewRequest request, Tenant tenant, ScheduleStore schedules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var zoneName = request.TimeZone ?? "UTC";
        var (rule, problem) = RuleReading.Read(request.Rule, zoneName, request.StartsAt, request.EndsAt);
        if (rule is null)
        {
            var at = problem!.Cron;
            return TypedResults.Ok(new SchedulePreview(null, [], new RuleProblemView(problem.Error.Code, at?.Message ?? problem.Error.Message, at?.Allowed ?? problem.Error.Fix, at?.Position, at?.Length)));
        }

        var zone = DateTimeZoneProviders.Tzdb[zoneName];
        var from = Instant.FromDateTimeOffset(request.From is { } given && RuleReading.IsWithin(given) ? given : await schedules.NowAsync(cancellationToken));
        var times = new List<SlotTime>();
        for (var slot = rule.Slots.Next(from); slot is { } due && times.Count < Math.Clamp(request.Count ?? 10, 1, MostTimes); slot = rule.Slots.Next(due))
        {
            times.Add(SlotTime.Of(due, zone));
        }

        return TypedResults.Ok(new SchedulePreview(rule.Words, times, null));
    }
}

/// <summary>The next slots of a schedule.</summary>
internal static class NextSlots
{
    private const int MostTimes = 50;

    public static async Task<Results<Ok<SchedulePreview>, ProblemHttpResult>> HandleAsync(Guid scheduleId, int? count, Tenant tenant, ScheduleStore schedules, CancellationToken cancellationToken)
    {
        if (await schedules.FindAsync(tenant, scheduleId, cancellationToken) is not { } row)
        {
            return Error.NotFound("schedule").ToProblem();
        }

        var schedule = row.Schedule;
        return await PreviewSchedule.HandleAsync(new(schedule.Rule, schedule.TimeZone, schedule.StartsAt, schedule.EndsAt, null, Math.Clamp(count ?? 10, 1, MostTimes)), tenant, schedules, cancellationToken);
    }
}

/// <summary>A rule to look at.</summary>
/// <param name="Rule">When.</param>
/// <param name="TimeZone">Whose wall clock; UTC by default.</param>
/// <param name="StartsAt">No slot before; null for none.</param>
/// <param name="EndsAt">No slot after; null for none.</param>
/// <param name="From">Slots after this moment; now by default.</param>
/// <param name="Count">How many: 1 to 50, 10 by default.</param>
internal sealed record SchedulePreviewRequest(ScheduleRule Rule, string? TimeZone = null, DateTimeOffset? StartsAt = null, DateTimeOffset? EndsAt = null, DateTimeOffset? From = null, int? Count = null);

/// <summary>When a rule is due.</summary>
/// <param name="Words">In words; null when the rule is wrong.</param>
/// <param name="Times">The next slots.</param>
/// <param name="Problem">What is wrong; null when nothing is.</param>
internal sealed record SchedulePreview(string? Words, IReadOnlyList<SlotTime> Times, RuleProblemView? Problem);

/// <summary>A slot as two clocks show it.</summary>
/// <param name="At">The moment.</param>
/// <param name="Local">The wall clock of the zone, with its offset, such as <c>2026-03-29T03:00:00+02:00</c>.</param>
internal sealed record SlotTime(DateTimeOffset At, string Local)
{
    public static SlotTime Of(Instant slot, DateTimeZone zone) =>
        new(slot.ToDateTimeOffset(), slot.InZone(zone).ToString("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>", CultureInfo.InvariantCulture));
}

/// <summary>What is wrong with a rule.</summary>
/// <param name="Code">Stable, such as <c>bad_cron</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Allowed">What would be right.</param>
/// <param name="Position">In a cron expression: the first wrong character, from 0; null otherwise.</param>
/// <param name="Length">How many characters are wrong.</param>
internal sealed record RuleProblemView(string Code, string Message, string? Allowed, int? Position, int? Length);
