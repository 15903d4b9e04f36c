using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;
using Npgsql;
using NpgsqlTypes;

namespace Cadre.Runs.Persistence;

/// <summary>
/// One statement, one round trip, one transaction for any number of commits: 1. insert the rows of new runs (unless their key exists or their node was declared dead),
/// 2. advance the others where owner and head are as expected, 3. insert the events of those that were accepted, 4. note whose results are the latest, 5. answer the accepted.
/// </summary>
internal static class CommitStatement
{
    private const string Sql = """
        with created as (
          insert into runs.runs (id, workspace_id, canvas_id, flow_hash, title, mode, origin, idempotency_key, started_by, created_at, started_at, finished_at, status, owner, head_seq, wake_at, questions, cost, priority)
          select c.id, c.workspace, c.canvas, c.flow, c.title, c.mode, c.origin, c.key, c.by, c.created, c.started, c.finished, c.status, c.next_owner, c.head, c.wake, c.questions, c.cost, c.priority
          from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::text[], $14::int[], $15::int[], $16::timestamptz[], $17::int[], $18::numeric[], $19::int[], $42::smallint[])
            as c(id, workspace, canvas, flow, title, mode, origin, key, by, created, started, finished, status, next_owner, head, wake, questions, cost, owner, priority)
          where c.owner = 0 or exists (select 1 from runs.nodes n where n.id = c.owner and n.dead_at is null)
          on conflict do nothing
          returning id),
        moved as (
          update runs.runs r set head_seq = u.head, owner = u.next_owner, status = u.status, started_at = u.started, finished_at = u.finished, questions = u.questions, cost = u.cost,
            wake_at = case when u.next_owner = 0 then u.wake else r.wake_at end
          from unnest($20::uuid[], $21::int[], $22::int[], $23::int[], $24::int[], $25::text[], $26::timestamptz[], $27::timestamptz[], $28::timestamptz[], $29::int[], $30::numeric[])
            as u(id, owner, previous, head, next_owner, status, started, finished, wake, questions, cost)
          where r.id = u.id and r.owner = u.owner and r.head_seq = u.previous
          returning r.id),
        journaled as (
          insert into runs.run_events (run_id, seq, workspace_id, node, kind, version, payload)
          select e.run, e.seq, e.workspace, e.node, e.kind, $31::smallint, e.payload
          from unnest($32::uuid[], $33::int[], $34::uuid[], $35::int[], $36::text[], $37::text[]) as e(run, seq, workspace, node, kind, payload)
          where e.run = any (array(select id from created union all select id from moved))),
        latest as (
          insert into runs.results (workspace_id, canvas_id, address, run_id)
          select distinct on (l.canvas, l.address) l.workspace, l.canvas, l.address, l.run
          from unnest($38::uuid[], $39::uuid[], $40::text[], $41::uuid[]) as l(workspace, canvas, address, run)
          where l.run = any (array(select id from created union all select id from moved))
          order by l.canvas, l.address, l.run desc
          on conflict (workspace_id, canvas_id, address) do update set run_id = excluded.run_id where runs.results.run_id < excluded.run_id)
        select id from created union all select id from moved
        """;

    public static NpgsqlCommand Build(NpgsqlConnection connection, IReadOnlyList<RunCommit> commits)
    {
        var command = new NpgsqlCommand(Sql, connection);
        RunCommit[] created = [.. commits.Where(c => c.Creation is not null).OrderBy(c => c.Creation!.Key, StringComparer.Ordinal)];
        Add(command, created);
        AddMoves(command, [.. commits.Where(c => c.Creation is null).OrderBy(c => c.Run.Value)]);
        AddEvents(command, commits);
        AddResults(command, commits);
        Array(command, NpgsqlDbType.Smallint, created, c => (short)c.Creation!.Priority);
        return command;
    }

    private static void Add(NpgsqlCommand command, RunCommit[] created)
    {
        Array(command, NpgsqlDbType.Uuid, created, c => c.Run.Value);
        Array(command, NpgsqlDbType.Uuid, created, c => c.Workspace.Value);
        Array(command, NpgsqlDbType.Uuid, created, c => c.Creation!.Canvas);
        Array(command, NpgsqlDbType.Text, created, c => c.Creation!.FlowHash);
        Array(command, NpgsqlDbType.Text, created, c => c.Creation!.Title);
        Array(command, NpgsqlDbType.Text, created, c => RunModes.Name(c.Creation!.Mode));
        Array(command, NpgsqlDbType.Uuid, created, c => c.Creation!.Origin?.Value);
        Array(command, NpgsqlDbType.Text, created, c => c.Creation!.Key);
        Array(command, NpgsqlDbType.Text, created, c => JsonSerializer.Serialize(c.Creation!.By, CadreJson.Stored));
        Array(command, NpgsqlDbType.TimestampTz, created, c => c.Creation!.At.UtcDateTime);
        Array(command, NpgsqlDbType.TimestampTz, created, c => c.StartedAt?.UtcDateTime);
        Array(command, NpgsqlDbType.TimestampTz, created, c => c.FinishedAt?.UtcDateTime);
        Array(command, NpgsqlDbType.Text, created, c => RunStatusText.Write(c.Status));
        Array(command, NpgsqlDbType.Integer, created, c => c.NextOwner);
        Array(command, NpgsqlDbType.Integer, created, c => c.NewSeq);
        Array(command, NpgsqlDbType.TimestampTz, created, c => c.WakeAt.UtcDateTime);
        Array(command, NpgsqlDbType.Integer, created, c => c.Questions);
        Array(command, NpgsqlDbType.Numeric, created, c => c.Cost);
        Array(command, NpgsqlDbType.Integer, created, c => c.Owner);
    }

    private static void AddMoves(NpgsqlCommand command, RunCommit[] moved)
    {
        Array(command, NpgsqlDbType.Uuid, moved, c => c.Run.Value);
        Array(command, NpgsqlDbType.Integer, moved, c => c.Owner);
        Array(command, NpgsqlDbType.Integer, moved, c => c.PreviousSeq);
        Array(command, NpgsqlDbType.Integer, moved, c => c.NewSeq);
        Array(command, NpgsqlDbType.Integer, moved, c => c.NextOwner);
        Array(command, NpgsqlDbType.Text, moved, c => RunStatusText.Write(c.Status));
        Array(command, NpgsqlDbType.TimestampTz, moved, c => c.StartedAt?.UtcDateTime);
        Array(command, NpgsqlDbType.TimestampTz, moved, c => c.FinishedAt?.UtcDateTime);
        Array(command, NpgsqlDbType.TimestampTz, moved, c => c.WakeAt.UtcDateTime);
        Array(command, NpgsqlDbType.Integer, moved, c => c.Questions);
        Array(command, NpgsqlDbType.Numeric, moved, c => c.Cost);
    }

    private static void AddEvents(NpgsqlCommand command, IReadOnlyList<RunCommit> commits)
    {
        var events = commits.SelectMany(c => c.Rows.Select(row => (Commit: c, row.Seq, row.Kind, row.Payload))).ToArray();
        command.Parameters.Add(new() { Value = RunEventCodec.Version, NpgsqlDbType = NpgsqlDbType.Smallint });
        Array(command, NpgsqlDbType.Uuid, events, e => e.Commit.Run.Value);
        Array(command, NpgsqlDbType.Integer, events, e => e.Seq);
        Array(command, NpgsqlDbType.Uuid, events, e => e.Commit.Workspace.Value);
        Array(command, NpgsqlDbType.Integer, events, e => e.Commit.Owner);
        Array(command, NpgsqlDbType.Text, events, e => e.Kind);
        Array(command, NpgsqlDbType.Text, events, e => e.Payload);
    }

    private static void AddResults(NpgsqlCommand command, IReadOnlyList<RunCommit> commits)
    {
        var results = commits.Where(c => c.Canvas is not null)
            .SelectMany(c => c.Events.OfType<StepEvent>().Where(e => e is StepFinished or StepFailed && !e.Address.Contains('/')).Select(e => (Commit: c, e.Address))).ToArray();
        Array(command, NpgsqlDbType.Uuid, results, r => r.Commit.Workspace.Value);
        Array(command, NpgsqlDbType.Uuid, results, r => r.Commit.Canvas!.Value);
        Array(command, NpgsqlDbType.Text, results, r => r.Address);
        Array(command, NpgsqlDbType.Uuid, results, r => r.Commit.Run.Value);
    }

    private static void Array<TItem, TValue>(NpgsqlCommand command, NpgsqlDbType type, TItem[] items, Func<TItem, TValue> value) =>
        command.Parameters.Add(new() { Value = System.Array.ConvertAll(items, i => value(i)), NpgsqlDbType = NpgsqlDbType.Array | type });
}
