using Cadre.Postgres;
using Cadre.Triggers.Domain;
using Cadre.Triggers.Persistence;
using NodaTime;

namespace Cadre.Triggers.Firing;

/// <summary>
/// Decides what becomes of the slots that are due. In one short transaction, with the schedules locked: 1. take those that are due; those that another node has are left to it; 2. find their slots
/// up to now; 3. decide by the policies; 4. note the decisions, each slot once, and the next slot. Nothing is started here: a decision that is stored is carried out by whoever comes.
/// </summary>
internal sealed class DueSchedules(Database database, FiringStore firings, TriggersOptions options)
{
    private const int Chunk = 50;

    /// <summary>Answers the firings that are to be started, and whether more schedules are due.</summary>
    public Task<(List<FiringRow> ToStart, bool IsMore)> DecideAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.ServiceAsync(
        DatabaseRole.Engine,
        async session =>
        {
            const string Sql = $"select {ScheduleRow.Columns} from triggers.schedules where next_at <= @now order by next_at limit @chunk for update skip locked";
            var due = await session.QueryAsync<ScheduleRow>(Sql, new { now = now.UtcDateTime, chunk = Chunk }, cancellationToken); // 1
            var toStart = new List<FiringRow>();
            foreach (var row in due)
            {
                toStart.AddRange(await DecideAsync(session, row, Instant.FromDateTimeOffset(now), cancellationToken));
            }

            return (toStart, due.Count == Chunk);
        },
        cancellationToken);

    private async Task<IEnumerable<FiringRow>> DecideAsync(Session session, ScheduleRow row, Instant now, CancellationToken cancellationToken)
    {
        var schedule = row.Schedule;
        var (rule, problem) = RuleReading.Read(schedule.Rule, schedule.TimeZone, schedule.StartsAt, schedule.EndsAt);
        if (rule is null)
        {
            await StopAsync(session, row, problem!.Error.Message, cancellationToken); // a zone that a newer version of the zones no longer has
            return [];
        }

        var plan = SlotPlan.Of(schedule, row.Id, rule.Slots, Instant.FromDateTimeUtc(DateTime.SpecifyKind(row.Next_slot!.Value, DateTimeKind.Utc)), now); // 2
        var (atWork, waiting) = await OpenAsync(session, row.Id, cancellationToken);
        var noted = new List<FiringRow>();
        if (plan.LeftOut is { } leftOut)
        {
            noted.AddRange(await firings.NoteAsync(session, row, [(leftOut, FiringState.Skipped, "Slots from here on passed while no node was there.")], FiringOrigin.Missed, cancellationToken));
        }

        foreach (var (slots, origin) in new[] { (plan.Late, FiringOrigin.Missed), (plan.OnTime, FiringOrigin.Due) })
        {
            var decided = new List<(Instant, FiringState, string?)>();
            foreach (var slot in slots) // 3
            {
                var state = OverlapDecision.Of(schedule.Overlap, origin == FiringOrigin.Missed, atWork, waiting);
                (atWork, waiting) = (atWork + (state == FiringState.Starting ? 1 : 0), waiting + (state == FiringState.Queued ? 1 : 0));
                decided.Add((slot, state, state == FiringState.Skipped ? "The run before was still under way." : null));
            }

            noted.AddRange(await firings.NoteAsync(session, row, decided, origin, cancellationToken)); // 4
        }

        await MoveOnAsync(session, schedule, row.Id, plan, cancellationToken);
        return noted.Where(f => f.State == FiringNames.Of(FiringState.Starting));
    }

    private static async Task<(int AtWork, int Waiting)> OpenAsync(Session session, Guid schedule, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*) filter (where state <> 'queued')::int as at_work, count(*) filter (where state = 'queued')::int as waiting
            from triggers.firings where schedule_id = @schedule and state in ('running', 'starting', 'queued')
            """;
        var open = await session.FirstOrDefaultAsync<OpenRow>(Sql, new { schedule }, cancellationToken);
        return (open!.At_work, open.Waiting);
    }

    private async Task MoveOnAsync(Session session, Schedule schedule, Guid id, SlotPlan plan, CancellationToken cancellationToken)
    {
        const string Sql = """
            with gone as (delete from triggers.firings where schedule_id = @id and state not in ('running', 'starting', 'queued')
              and slot < (select slot from triggers.firings where schedule_id = @id order by slot desc offset @kept limit 1)),
            overtaken as (update triggers.firings set state = 'skipped', ended_at = now(), problem = 'A later slot took its place.' where schedule_id = @id and state = 'queued' and origin = 'due' and @replaces
              and slot < (select max(slot) from triggers.firings where schedule_id = @id and state = 'queued' and origin = 'due'))
            update triggers.schedules set next_slot = @slot, next_at = @at where id = @id
            """;
        var args = new
        {
            id,
            kept = options.KeptFirings,
            replaces = schedule.Overlap == OverlapPolicy.Cancel,
            slot = plan.Next?.ToDateTimeUtc(),
            at = plan.Next is { } next ? SlotPlan.DueAt(schedule, id, next).ToDateTimeUtc() : (DateTime?)null,
        };
        await session.ExecuteAsync(Sql, args, cancellationToken);
    }

    private static Task<int> StopAsync(Session session, ScheduleRow row, string reason, CancellationToken cancellationToken) =>
        session.ExecuteAsync("update triggers.schedules set paused = @reason, next_slot = null, next_at = null where id = @id", new { id = row.Id, reason }, cancellationToken);

    private sealed record OpenRow(int At_work, int Waiting);
}
