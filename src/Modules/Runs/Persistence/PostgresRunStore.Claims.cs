using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Cadre.Runs.Persistence;

/// <content>Finding and claiming due runs.</content>
internal sealed partial class PostgresRunStore
{
    public async Task<IReadOnlyList<DueRun>> FindDueAsync(int limit, TimeSpan horizon, CancellationToken cancellationToken)
    {
        const string Oldest = """
            (select id, workspace_id, priority from runs.runs where owner = 0 and finished_at is null and priority = 0 and wake_at <= now() + $2 order by wake_at limit $1)
            union all (select id, workspace_id, priority from runs.runs where owner = 0 and finished_at is null and priority = 1 and wake_at <= now() + $2 order by wake_at limit $1)
            union all (select id, workspace_id, priority from runs.runs where owner = 0 and finished_at is null and priority = 2 and wake_at <= now() + $2 order by wake_at limit $1)
            """;
        var due = await DueAsync(Oldest, [limit, horizon], cancellationToken);
        var oldest = PriorityShares.Take(due, d => d.Priority, limit);
        if (oldest.Count < limit)
        {
            return oldest;
        }

        // More is due than fits: every workspace that has something due gets the same share, found by skipping from workspace to workspace in the index; within it priorities share the turns.
        const string Fair = """
            with recursive spaces as (
              (select workspace_id from runs.runs where owner = 0 and finished_at is null and wake_at <= now() + $2 order by workspace_id limit 1)
              union all
              select (select r.workspace_id from runs.runs r where r.owner = 0 and r.finished_at is null and r.wake_at <= now() + $2 and r.workspace_id > s.workspace_id order by r.workspace_id limit 1)
              from spaces s where s.workspace_id is not null)
            select d.id, s.workspace_id, d.priority from spaces s
            cross join lateral (
              select q.id, q.priority, row_number() over (order by (q.n - 1) / ($3::int[])[q.priority + 1], q.priority, q.n) as turn from (
                select r.id, r.priority, row_number() over (partition by r.priority order by r.wake_at) as n from runs.runs r
                where r.workspace_id = s.workspace_id and r.owner = 0 and r.finished_at is null and r.wake_at <= now() + $2) q
              where q.n <= $1) d
            where s.workspace_id is not null order by d.turn, s.workspace_id limit $1
            """;
        return oldest.Select(d => d.Workspace).Distinct().Count() > limit / 2 ? oldest : await DueAsync(Fair, [limit, horizon, PriorityShares.Turns], cancellationToken);
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        const string Sql = "select wake_at from runs.runs where owner = 0 and finished_at is null and wake_at < 'infinity' order by wake_at limit 1";
        await using var command = database.Source(DatabaseRole.Engine).CreateCommand(Sql);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    public async Task<IReadOnlyList<StoredRun>> ClaimAsync(int node, IReadOnlyList<RunId> runs, CancellationToken cancellationToken)
    {
        const string Sql = """
            with free as (
              select r.id from runs.runs r where r.id = any ($1) and r.finished_at is null
                and (r.owner in (0, $2) or exists (select 1 from runs.nodes d where d.id = r.owner and d.dead_at is not null)) for update of r skip locked)
            update runs.runs r set owner = $2 from free where r.id = free.id and exists (select 1 from runs.nodes n where n.id = $2 and n.dead_at is null)
            returning r.id, r.workspace_id, r.canvas_id, r.flow_hash, now(), r.priority, exists (select 1 from runs.places p where p.run_id = r.id and p.state <> 1),
              exists (select 1 from runs.signals g where g.run_id = r.id and g.outcome is null)
            """;
        var claimed = await writers.UseAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(Sql, connection);
                Add(command, NpgsqlDbType.Uuid, runs.Select(r => r.Value).ToArray());
                command.Parameters.Add(new() { Value = node });
                var rows = new List<ClaimedRow>();
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    rows.Add(new(new(reader.GetGuid(0)), new(reader.GetGuid(1)), reader.IsDBNull(2) ? null : reader.GetGuid(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4), (RunPriority)reader.GetInt16(5), reader.GetBoolean(6), reader.GetBoolean(7)));
                }

                return rows;
            },
            cancellationToken);
        return claimed.Count == 0 ? [] : await LoadAsync(node, claimed, cancellationToken);
    }

    private async Task<IReadOnlyList<StoredRun>> LoadAsync(int node, List<ClaimedRow> claimed, CancellationToken cancellationToken)
    {
        var journals = await JournalsAsync([.. claimed.Select(c => c.Run)], cancellationToken);
        var loaded = new List<StoredRun>(claimed.Count);
        foreach (var row in claimed)
        {
            try
            {
                loaded.Add(await LoadAsync(row, journals[row.Run], cancellationToken));
            }
            catch (InvalidOperationException unreadable)
            {
                LogLater(unreadable, row.Run);
                await PostponeAsync(node, row.Run, cancellationToken);
            }
        }

        return loaded;
    }

    private async Task<Dictionary<RunId, List<EventRow>>> JournalsAsync(IReadOnlyList<RunId> runs, CancellationToken cancellationToken)
    {
        const string Sql = "select run_id, seq, kind, version, payload from runs.run_events where run_id = any ($1) order by run_id, seq";
        var journals = runs.ToDictionary(run => run, _ => new List<EventRow>());
        await using var command = database.Source(DatabaseRole.Engine).CreateCommand(Sql);
        Add(command, NpgsqlDbType.Uuid, runs.Select(run => run.Value).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            journals[new(reader.GetGuid(0))].AddRange(JournalPages.Read(new(reader.GetInt32(1), reader.GetString(2), reader.GetInt16(3), reader.GetString(4))));
        }

        return journals;
    }

    private async Task<StoredRun> LoadAsync(ClaimedRow row, List<EventRow> journal, CancellationToken cancellationToken)
    {
        var events = new List<RunEvent>(journal.Count);
        var bytes = 0L;
        foreach (var stored in journal)
        {
            bytes += stored.Payload.Length;
            events.Add(RunEventCodec.Read(stored.Kind, stored.Version, await payloads.UnfoldAsync(row.Workspace, stored.Payload, cancellationToken)));
        }

        return new(row.Run, row.Workspace, row.Canvas, await flows.LoadAsync(row.Workspace, row.FlowHash, cancellationToken), events, bytes, row.Now) { Priority = row.Priority, IsInLine = row.IsInLine, IsAsked = row.IsAsked };
    }

    /// <summary>Gives a claimed run back for half a minute: the node that keeps a part of its journal may be reachable then, or another node may have it.</summary>
    private async Task PostponeAsync(int node, RunId run, CancellationToken cancellationToken)
    {
        await using var command = Command("update runs.runs set owner = 0, wake_at = now() + interval '30 seconds' where id = $1 and owner = $2 and finished_at is null", run.Value, node);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<DueRun>> DueAsync(string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        var due = new List<DueRun>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new(new(reader.GetGuid(0)), new(reader.GetGuid(1)), (RunPriority)reader.GetInt16(2)));
        }

        return due;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal of run {Run} cannot be read here now; it is tried again in 30 s, here or elsewhere.")]
    private partial void LogLater(Exception failure, RunId run);

    private sealed record ClaimedRow(RunId Run, WorkspaceId Workspace, Guid? Canvas, string FlowHash, DateTimeOffset Now, RunPriority Priority, bool IsInLine, bool IsAsked);
}
