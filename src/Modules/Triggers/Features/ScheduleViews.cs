using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Triggers.Domain;
using Cadre.Triggers.Persistence;

namespace Cadre.Triggers.Features;

/// <summary>A schedule.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Definition">What it is told to do.</param>
/// <param name="Words">When, in words, such as "Every weekday at 09:00".</param>
/// <param name="CanvasTitle">The canvas's title; null when it is no more.</param>
/// <param name="Paused">Why it is paused; null when it is active.</param>
/// <param name="NextSlot">The slot that is due next; null when it is paused or was due for the last time.</param>
/// <param name="NextAt">When that slot's run starts, with its delay.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was changed, paused or resumed last.</param>
/// <param name="Recent">What became of the latest slots, newest first, at most 12.</param>
internal sealed record ScheduleView(
    Guid Id,
    Schedule Definition,
    string Words,
    string? CanvasTitle,
    string? Paused,
    DateTimeOffset? NextSlot,
    DateTimeOffset? NextAt,
    int Failures,
    Actor CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<FiringView> Recent);

/// <summary>What became of a slot.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slot">The moment it was due.</param>
/// <param name="Origin">Why there is a firing.</param>
/// <param name="State">What became of it.</param>
/// <param name="RunId">Its run; null for none.</param>
/// <param name="At">When it was decided.</param>
/// <param name="EndedAt">When it ended; null before.</param>
/// <param name="Problem">Why it was left out or could not start; null otherwise.</param>
internal sealed record FiringView(Guid Id, DateTimeOffset Slot, FiringOrigin Origin, FiringState State, RunId? RunId, DateTimeOffset At, DateTimeOffset? EndedAt, string? Problem)
{
    public static FiringView Of(FiringRow row) => new(
        row.Id,
        Moments.Utc(row.Slot),
        FiringNames.Read<FiringOrigin>(row.Origin),
        FiringNames.Read<FiringState>(row.State),
        row.Run_id is { } run ? new RunId(run) : null,
        Moments.Utc(row.At),
        Moments.Utc(row.Ended_at),
        row.Problem);
}

/// <summary>Moments of the database.</summary>
internal static class Moments
{
    public static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));

    public static DateTimeOffset? Utc(DateTime? at) => at is { } moment ? Utc(moment) : null;
}

/// <summary>Makes what people see of schedules.</summary>
internal sealed class ScheduleViews(FiringStore firings, ICanvasService canvases)
{
    private const int MostRecent = 12;
    private const int MostCanvases = 200;

    public async Task<ScheduleView> OfAsync(Tenant tenant, ScheduleRow row, CancellationToken cancellationToken) => (await OfAsync(tenant, [row], cancellationToken))[0];

    public async Task<IReadOnlyList<ScheduleView>> OfAsync(Tenant tenant, IReadOnlyList<ScheduleRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var recent = await firings.LatestAsync(tenant, [.. rows.Select(r => r.Id)], MostRecent, cancellationToken);
        var titles = (await canvases.ListAsync(tenant, MostCanvases, cancellationToken)).ToDictionary(c => c.Id.Value, c => c.Title);
        return [.. rows.Select(row => Of(row, recent[row.Id], titles.GetValueOrDefault(row.Canvas_id)))];
    }

    private static ScheduleView Of(ScheduleRow row, IEnumerable<FiringRow> recent, string? title)
    {
        var schedule = row.Schedule;
        var (rule, _) = RuleReading.Read(schedule.Rule, schedule.TimeZone, schedule.StartsAt, schedule.EndsAt);
        return new(
            row.Id, schedule, rule?.Words ?? "", title, row.Paused, Moments.Utc(row.Next_slot), Moments.Utc(row.Next_at), row.Failures, row.By, Moments.Utc(row.Created_at), Moments.Utc(row.Updated_at), [.. recent.Select(FiringView.Of)]);
    }
}
