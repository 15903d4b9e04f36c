using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Triggers.Domain;
using Cadre.Triggers.Firing;
using NodaTime;

namespace Cadre.Triggers.Persistence;

/// <summary>The schedules of a workspace. Every change goes with a line of the audit trail, and has the nodes look at what is due.</summary>
internal sealed class ScheduleStore(Database database, IdSource ids, IAuditLog audit, Notifications notifications, TriggersOptions options)
{
    public Task<List<ScheduleRow>> ListAsync(Tenant tenant, Guid? canvas, CancellationToken cancellationToken)
    {
        var sql = $"select {ScheduleRow.Columns} from triggers.schedules where workspace_id = @workspace{(canvas is null ? "" : " and canvas_id = @canvas")} order by id desc";
        return database.TenantAsync(tenant, s => s.QueryAsync<ScheduleRow>(sql, new { workspace = tenant.Workspace.Value, canvas }, cancellationToken), cancellationToken);
    }

    /// <summary>Null when there is no such schedule in the tenant's workspace.</summary>
    public Task<ScheduleRow?> FindAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {ScheduleRow.Columns} from triggers.schedules where workspace_id = @workspace and id = @id";
        return database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<ScheduleRow>(Sql, new { workspace = tenant.Workspace.Value, id }, cancellationToken), cancellationToken);
    }

    /// <summary>The time by the clock that all nodes share.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        database.ServiceAsync(DatabaseRole.Engine, async s => new DateTimeOffset(DateTime.SpecifyKind(await s.ScalarAsync<DateTime>("select clock_timestamp()", null, cancellationToken), DateTimeKind.Utc)), cancellationToken);

    /// <summary>Errors: <c>too_many_schedules</c>.</summary>
    public async Task<Result<ScheduleRow>> CreateAsync(Tenant tenant, Schedule schedule, ReadRule rule, bool isPaused, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            insert into triggers.schedules (id, workspace_id, canvas_id, definition, overlap, paused, next_slot, next_at, created_by)
            select @id, @workspace, @canvas, @definition, @overlap, @paused, @slot, @at, @by
            where (select count(*) from triggers.schedules where workspace_id = @workspace) < @most
            returning {ScheduleRow.Columns}
            """;
        var id = ids.NewGuid();
        var (slot, at) = isPaused ? default : NextOf(schedule, id, rule, await NowAsync(cancellationToken));
        var args = new
        {
            id,
            workspace = tenant.Workspace.Value,
            canvas = schedule.CanvasId,
            definition = Stored(schedule),
            overlap = FiringNames.Of(schedule.Overlap),
            paused = isPaused ? "It has not been started yet." : null,
            slot,
            at,
            by = JsonSerializer.Serialize(tenant.Actor, CadreJson.Stored),
            most = options.MaxSchedules,
        };
        return await ChangeAsync(tenant, Sql, args, "schedule.created", cancellationToken) is { } row
            ? row
            : new Error(ErrorKind.Limited, "too_many_schedules", $"A workspace has at most {options.MaxSchedules} schedules.", "Delete one that is no longer needed.");
    }

    /// <summary>Null when there is no such schedule. It goes on from now by its new rule.</summary>
    public async Task<ScheduleRow?> UpdateAsync(Tenant tenant, Guid id, Schedule schedule, ReadRule rule, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            update triggers.schedules set canvas_id = @canvas, definition = @definition, overlap = @overlap, failures = 0, updated_at = now(),
              next_slot = case when paused is null then @slot::timestamptz end, next_at = case when paused is null then @at::timestamptz end
            where workspace_id = @workspace and id = @id returning {ScheduleRow.Columns}
            """;
        var (slot, at) = NextOf(schedule, id, rule, await NowAsync(cancellationToken));
        var args = new { id, workspace = tenant.Workspace.Value, canvas = schedule.CanvasId, definition = Stored(schedule), overlap = FiringNames.Of(schedule.Overlap), slot, at };
        return await ChangeAsync(tenant, Sql, args, "schedule.changed", cancellationToken);
    }

    /// <summary>Null when there is no such schedule.</summary>
    public Task<ScheduleRow?> PauseAsync(Tenant tenant, Guid id, string reason, CancellationToken cancellationToken)
    {
        const string Sql = $"update triggers.schedules set paused = @reason, next_slot = null, next_at = null, updated_at = now() where workspace_id = @workspace and id = @id returning {ScheduleRow.Columns}";
        return ChangeAsync(tenant, Sql, new { id, workspace = tenant.Workspace.Value, reason }, "schedule.paused", cancellationToken);
    }

    /// <summary>Goes on with the next slot from now; slots in between are not missed. Null when there is no such schedule.</summary>
    public async Task<ScheduleRow?> ResumeAsync(Tenant tenant, ScheduleRow row, ReadRule rule, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            update triggers.schedules set paused = null, failures = 0, next_slot = @slot, next_at = @at, updated_at = now()
            where workspace_id = @workspace and id = @id returning {ScheduleRow.Columns}
            """;
        var (slot, at) = NextOf(row.Schedule, row.Id, rule, await NowAsync(cancellationToken));
        return await ChangeAsync(tenant, Sql, new { id = row.Id, workspace = tenant.Workspace.Value, slot, at }, "schedule.resumed", cancellationToken);
    }

    public async Task<bool> DeleteAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = $"delete from triggers.schedules where workspace_id = @workspace and id = @id returning {ScheduleRow.Columns}";
        return await ChangeAsync(tenant, Sql, new { id, workspace = tenant.Workspace.Value }, "schedule.deleted", cancellationToken) is not null;
    }

    private async Task<ScheduleRow?> ChangeAsync(Tenant tenant, string sql, object args, string action, CancellationToken cancellationToken)
    {
        var changed = await database.TenantAsync(
            tenant,
            async session =>
            {
                var row = await session.FirstOrDefaultAsync<ScheduleRow>(sql, args, cancellationToken);
                if (row is not null)
                {
                    var what = new { schedule = row.Id, row.Schedule.Name, canvas = row.Canvas_id, row.Paused };
                    await audit.AppendAsync(session, tenant, action, JsonSerializer.SerializeToElement(what, CadreJson.Stored), cancellationToken);
                }

                return row;
            },
            cancellationToken);
        notifications.Publish(ScheduleClock.Topic);
        return changed;
    }

    private static (DateTime? Slot, DateTime? At) NextOf(Schedule schedule, Guid id, ReadRule rule, DateTimeOffset now) =>
        rule.Slots.Next(Instant.FromDateTimeOffset(now)) is { } next ? (next.ToDateTimeUtc(), SlotPlan.DueAt(schedule, id, next).ToDateTimeUtc()) : default;

    private static string Stored(Schedule schedule) => JsonSerializer.Serialize(schedule, CadreJson.Stored);
}
