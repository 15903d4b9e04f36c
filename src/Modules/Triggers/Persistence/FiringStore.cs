using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Triggers.Domain;
using NodaTime;

namespace Cadre.Triggers.Persistence;

/// <summary>What became of the slots of schedules.</summary>
internal sealed class FiringStore(Database database, IdSource ids)
{
    /// <summary>Newest slot first.</summary>
    public Task<List<FiringRow>> ListAsync(Tenant tenant, Guid schedule, DateTimeOffset? before, int limit, CancellationToken cancellationToken)
    {
        var sql = $"select {FiringRow.Columns} from triggers.firings where workspace_id = @workspace and schedule_id = @schedule{(before is null ? "" : " and slot < @before")} order by slot desc limit @limit";
        return database.TenantAsync(tenant, s => s.QueryAsync<FiringRow>(sql, new { workspace = tenant.Workspace.Value, schedule, before = before?.UtcDateTime, limit }, cancellationToken), cancellationToken);
    }

    /// <summary>The latest of each schedule, newest slot first.</summary>
    public async Task<ILookup<Guid, FiringRow>> LatestAsync(Tenant tenant, IReadOnlyCollection<Guid> schedules, int most, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select f.* from unnest(@schedules) s(id) cross join lateral (
              select {FiringRow.Columns} from triggers.firings where schedule_id = s.id and workspace_id = @workspace order by slot desc limit @most) f
            """;
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<FiringRow>(Sql, new { schedules = schedules.ToArray(), workspace = tenant.Workspace.Value, most }, cancellationToken), cancellationToken);
        return rows.ToLookup(r => r.Schedule_id);
    }

    /// <summary>Those of the slots that have a run already, or will have one.</summary>
    public async Task<IReadOnlySet<DateTimeOffset>> RanAsync(Tenant tenant, Guid schedule, IReadOnlyList<Instant> slots, CancellationToken cancellationToken)
    {
        const string Sql = "select slot from triggers.firings where workspace_id = @workspace and schedule_id = @schedule and slot = any (@slots) and state not in ('skipped', 'refused')";
        var args = new { workspace = tenant.Workspace.Value, schedule, slots = slots.Select(s => s.ToDateTimeUtc()).ToArray() };
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<DateTime>(Sql, args, cancellationToken), cancellationToken);
        return rows.Select(r => new DateTimeOffset(DateTime.SpecifyKind(r, DateTimeKind.Utc))).ToHashSet();
    }

    /// <summary>
    /// Notes slots: a slot that has a row already keeps it, unless a person asks for one that was left out. Answers the rows that are new.
    /// </summary>
    public async Task<List<FiringRow>> NoteAsync(Session session, ScheduleRow schedule, IReadOnlyList<(Instant Slot, FiringState State, string? Problem)> slots, FiringOrigin origin, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            insert into triggers.firings (id, workspace_id, schedule_id, slot, origin, state, problem, ended_at, lease_until)
            select n.id, @workspace, @schedule, n.slot, @origin, n.state, n.problem, case when n.state = 'skipped' then now() end, now() + @lease
            from unnest(@ids, @slots, @states, @problems) as n(id, slot, state, problem)
            on conflict (schedule_id, slot) do update set origin = excluded.origin, state = excluded.state, problem = null, ended_at = null, at = now(), lease_until = excluded.lease_until, tries = 0
              where firings.state in ('skipped', 'refused') and excluded.origin = 'backfill'
            returning {FiringRow.Columns}
            """;
        if (slots.Count == 0)
        {
            return [];
        }

        var args = new
        {
            workspace = schedule.Workspace_id,
            schedule = schedule.Id,
            origin = FiringNames.Of(origin),
            lease = Lease,
            ids = slots.Select(_ => ids.NewGuid()).ToArray(),
            slots = slots.Select(s => s.Slot.ToDateTimeUtc()).ToArray(),
            states = slots.Select(s => FiringNames.Of(s.State)).ToArray(),
            problems = slots.Select(s => s.Problem).ToArray(),
        };
        return await session.QueryAsync<FiringRow>(Sql, args, cancellationToken);
    }

    /// <summary>How long whoever starts a slot's run has it for itself.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(10);
}
