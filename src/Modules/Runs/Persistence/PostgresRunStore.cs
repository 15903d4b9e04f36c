using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;
using Cadre.Runs.Notices;
using Cadre.Runs.Waiting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Cadre.Runs.Persistence;

/// <summary>Runs in PostgreSQL: journals.</summary>
internal sealed partial class PostgresRunStore(Database database, FlowStore flows, Payloads payloads, WaitRows waits, NoticeStore notices, ThisNode me, ILogger<PostgresRunStore> log) : IRunStore, IAsyncDisposable
{
    private readonly WriterConnections writers = new(database);

    public async ValueTask PrepareAsync(RunCommit commit, CancellationToken cancellationToken)
    {
        var encoded = new (string Kind, byte[] Json)[commit.Events.Count];
        for (var i = 0; i < encoded.Length; i++)
        {
            var payload = RunEventCodec.Write(commit.Events[i]);
            encoded[i] = (commit.Events[i].Kind, Payloads.Fits(payload) ? payload : await payloads.FoldAsync(commit.Workspace, payload, cancellationToken));
        }

        commit.Rows = JournalPages.Write(commit.PreviousSeq, encoded, writesPages);
        if (commit.Events.Any(static e => e is StepWaiting or StepReminded))
        {
            await waits.RegisterAsync(commit, cancellationToken);
            await notices.RemindAsync(commit, cancellationToken);
        }
    }

    public Task<IReadOnlySet<RunId>> CommitAsync(IReadOnlyList<RunCommit> commits, CancellationToken cancellationToken) =>
        writers.UseAsync<IReadOnlySet<RunId>>(
            async connection =>
            {
                await using var command = CommitStatement.Build(connection, commits);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                var accepted = new HashSet<RunId>(commits.Count);
                while (await reader.ReadAsync(cancellationToken))
                {
                    accepted.Add(new(reader.GetGuid(0)));
                }

                return accepted;
            },
            cancellationToken);

    public async Task<IReadOnlyDictionary<RunId, CommitFate>> TraceAsync(IReadOnlyList<RunCommit> commits, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.id, r.owner, r.head_seq, (select e.node from runs.run_events e where e.run_id = c.id and e.seq = c.head), n.dead_at is null,
              exists (select 1 from runs.runs k where k.workspace_id = c.workspace and k.idempotency_key = c.key)
            from unnest($1::uuid[], $2::int[], $3::int[], $4::uuid[], $5::text[]) as c(id, head, owner, workspace, key)
            left join runs.runs r on r.id = c.id
            left join runs.nodes n on n.id = c.owner
            """;
        await using var command = database.Source(DatabaseRole.Engine).CreateCommand(Sql);
        Add(command, NpgsqlDbType.Uuid, commits.Select(c => c.Run.Value).ToArray());
        Add(command, NpgsqlDbType.Integer, commits.Select(c => c.NewSeq).ToArray());
        Add(command, NpgsqlDbType.Integer, commits.Select(c => c.Owner).ToArray());
        Add(command, NpgsqlDbType.Uuid, commits.Select(c => c.Workspace.Value).ToArray());
        Add(command, NpgsqlDbType.Text, commits.Select(c => c.Creation?.Key).ToArray());
        var byRun = commits.ToDictionary(c => c.Run);
        var fates = new Dictionary<RunId, CommitFate>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var commit = byRun[new(reader.GetGuid(0))];
            fates[commit.Run] = reader.IsDBNull(1)
                ? commit.Creation is not null && !reader.GetBoolean(5) && (commit.Owner == 0 || reader.GetBoolean(4)) ? CommitFate.Absent : CommitFate.Fenced
                : FateOf(commit, reader.GetInt32(1), reader.GetInt32(2), reader.IsDBNull(3) ? null : reader.GetInt32(3));
        }

        return fates;
    }

    public async Task<IReadOnlyList<RunEvent>?> ReadAsync(WorkspaceId workspace, RunId run, CancellationToken cancellationToken)
    {
        const string Sql = "select seq, kind, version, payload from runs.run_events where run_id = $1 and workspace_id = $2 order by seq";
        await using var command = database.Source(DatabaseRole.Engine).CreateCommand(Sql);
        command.Parameters.Add(new() { Value = run.Value });
        command.Parameters.Add(new() { Value = workspace.Value });
        var rows = new List<EventRow>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.AddRange(JournalPages.Read(new(reader.GetInt32(0), reader.GetString(1), reader.GetInt16(2), reader.GetString(3))));
            }
        }

        var events = new List<RunEvent>(rows.Count);
        foreach (var stored in rows)
        {
            events.Add(RunEventCodec.Read(stored.Kind, stored.Version, await payloads.UnfoldAsync(workspace, stored.Payload, cancellationToken)));
        }

        return events.Count == 0 ? null : events;
    }

    public ValueTask DisposeAsync() => writers.DisposeAsync();

    /// <summary>A commit is there when its last event was written by its node: incarnations are never used twice, and a node has one commit of a run under way.</summary>
    private static CommitFate FateOf(RunCommit commit, int owner, int head, int? writer)
    {
        if (commit.Creation is not null)
        {
            return CommitFate.Done; // the id is new and ours alone
        }

        if (commit.Events.Count == 0)
        {
            return owner == commit.Owner && head == commit.PreviousSeq ? CommitFate.Absent : CommitFate.Done; // giving back what is no longer owned is done
        }

        return writer == commit.Owner ? CommitFate.Done
            : owner == commit.Owner && head == commit.PreviousSeq ? CommitFate.Absent
            : CommitFate.Fenced;
    }

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object value) => command.Parameters.Add(new() { Value = value, NpgsqlDbType = NpgsqlDbType.Array | type });
}
