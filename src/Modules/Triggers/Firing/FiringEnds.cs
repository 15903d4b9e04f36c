using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Triggers.Domain;
using Cadre.Triggers.Persistence;

namespace Cadre.Triggers.Firing;

/// <summary>What follows from the end of a schedule's run: its slot has an outcome, who waits is next, and after too many failures in a row the schedule pauses and people are told.</summary>
internal sealed class FiringEnds(Database database, IRunStates runs, IRunService control, INotices notices)
{
    private const int Chunk = 5000;

    /// <summary>Looks at the runs under way; answers how many there still are.</summary>
    public async Task<int> SettleAsync(CancellationToken cancellationToken)
    {
        const string Sql = $"select {FiringRow.Columns} from triggers.firings where state = 'running' order by run_id limit @chunk";
        var open = await database.ServiceAsync(DatabaseRole.Engine, s => s.QueryAsync<FiringRow>(Sql, new { chunk = Chunk }, cancellationToken), cancellationToken);
        if (open.Count == 0)
        {
            return 0;
        }

        var states = await runs.OfAsync([.. open.Select(f => new RunId(f.Run_id!.Value))], cancellationToken);
        var ended = open.Select(f => (Firing: f, State: Outcome(states, f))).Where(e => e.State is not null).ToList();
        foreach (var (firing, state) in ended)
        {
            await EndAsync(firing, state!.Value, null, false, cancellationToken);
        }

        return open.Count - ended.Count;
    }

    /// <summary>A slot's run could not start. Without its canvas the schedule pauses at once.</summary>
    public Task RefusedAsync(ScheduleRow row, FiringRow firing, Error error, bool isHopeless, CancellationToken cancellationToken) =>
        EndAsync(firing with { Schedule_id = row.Id }, FiringState.Refused, $"{error.Message} {error.Fix}".Trim(), isHopeless, cancellationToken);

    /// <summary>Whose turn it is: schedules where nothing is at work and something waits. Answers how many begin.</summary>
    public Task<int> AdmitAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            with free as (
              select s.id from triggers.schedules s
              where s.id in (select schedule_id from triggers.firings where state = 'queued')
                and not exists (select 1 from triggers.firings o where o.schedule_id = s.id and o.state in ('running', 'starting'))
              for update of s skip locked)
            update triggers.firings f set state = 'starting', lease_until = now()
            from free where f.schedule_id = free.id and f.state = 'queued' and f.slot = (select min(slot) from triggers.firings q where q.schedule_id = free.id and q.state = 'queued')
              and not exists (select 1 from triggers.firings o where o.schedule_id = free.id and o.state in ('running', 'starting'))
            """;
        return database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(Sql, null, cancellationToken), cancellationToken);
    }

    /// <summary>Cancels the runs whose place a waiting slot is to take.</summary>
    public async Task CancelOvertakenAsync(CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {FiringRow.Columns} from triggers.firings f where state = 'running' and schedule_id in (
              select q.schedule_id from triggers.firings q join triggers.schedules s on s.id = q.schedule_id where q.state = 'queued' and q.origin = 'due' and s.overlap = 'cancel')
            """;
        foreach (var firing in await database.ServiceAsync(DatabaseRole.Engine, s => s.QueryAsync<FiringRow>(Sql, null, cancellationToken), cancellationToken))
        {
            await control.CancelAsync(Tenant.ForSystem(new WorkspaceId(firing.Workspace_id)), new RunId(firing.Run_id!.Value), cancellationToken); // one that has ended meanwhile answers so
        }
    }

    private async Task EndAsync(FiringRow firing, FiringState state, string? problem, bool isHopeless, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            with ended as (update triggers.firings set state = @state, ended_at = now(), problem = @problem where id = @id and state in ('running', 'starting') returning schedule_id)
            update triggers.schedules s set failures = case when @succeeded then 0 when @failed then failures + 1 else failures end
            from ended where s.id = ended.schedule_id returning {ScheduleRow.Columns}
            """;
        var args = new { id = firing.Id, state = FiringNames.Of(state), problem, succeeded = state == FiringState.Succeeded, failed = state is FiringState.Failed or FiringState.Refused };
        var row = await database.ServiceAsync(DatabaseRole.Engine, s => s.FirstOrDefaultAsync<ScheduleRow>(Sql, args, cancellationToken), cancellationToken);
        if (row is { Paused: null, Schedule: { } schedule } && (isHopeless || (schedule.PauseAfterFailures > 0 && row.Failures >= schedule.PauseAfterFailures)))
        {
            var reason = isHopeless ? "Its canvas is no more." : row.Failures == 1 ? "A run failed." : $"{row.Failures} runs in a row failed.";
            await PauseAsync(row, firing, problem is null ? reason : $"{reason} {problem}", cancellationToken);
        }
    }

    private async Task PauseAsync(ScheduleRow row, FiringRow firing, string reason, CancellationToken cancellationToken)
    {
        const string Sql = "update triggers.schedules set paused = @reason, next_slot = null, next_at = null, updated_at = now() where id = @id and paused is null";
        if (await database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(Sql, new { id = row.Id, reason }, cancellationToken), cancellationToken) > 0)
        {
            var notice = new Notice("error", $"The schedule {row.Schedule.Name} was paused", reason, new RunId(firing.Run_id ?? Guid.Empty), "", row.Canvas_id);
            await notices.NotifyAsync(Tenant.ForSystem(new WorkspaceId(row.Workspace_id)), notice, $"schedule-paused:{firing.Id}", cancellationToken);
        }
    }

    private static FiringState? Outcome(IReadOnlyDictionary<RunId, RunStatus> states, FiringRow firing) => states.TryGetValue(new RunId(firing.Run_id!.Value), out var status)
        ? status switch
        {
            RunStatus.Succeeded => FiringState.Succeeded,
            RunStatus.Failed => FiringState.Failed,
            RunStatus.Cancelled => FiringState.Cancelled,
            _ => null,
        }
        : FiringState.Succeeded; // deleted with its age: it had ended
}
