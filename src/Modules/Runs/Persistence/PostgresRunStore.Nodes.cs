using System.Collections.Concurrent;
using System.Data;
using System.Reflection;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Execution;
using Npgsql;

namespace Cadre.Runs.Persistence;

/// <content>
/// Node incarnations. Each holds an advisory lock on an idle session: when the process dies the lock goes at once, and a peer that gets it knows.
/// The lease (heartbeat) covers a dead host or network.
/// </content>
internal sealed partial class PostgresRunStore
{
    private const int LockClass = 0x6361; // "ca"
    private const int ReapChunk = 500;
    private const int LooksBetweenOrphans = 10;
    private readonly ConcurrentDictionary<int, NpgsqlConnection> locks = new();
    private int looks;
    private int livePeers;
    private bool mayHaveOrphans;
    private volatile bool writesPages; // while all living nodes read them

    public async Task<int> RegisterAsync(string name, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(database.Options.ConnectionString(DatabaseRole.Engine) + ";Pooling=false;Keepalive=5");
        try
        {
            await connection.OpenAsync(cancellationToken);
            var node = await ScalarAsync<int>(connection, "select nextval('runs.node_ids')::int", [], cancellationToken);
            await ScalarAsync<object>(connection, "select pg_advisory_lock($1, $2)::text", [LockClass, node], cancellationToken);
            var version = typeof(PostgresRunStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
            await ScalarAsync<int>(connection, "insert into runs.nodes (id, name, version, node, reads_pages) values ($1, $2, $3, $4, true) returning id", [node, name, version, me.Id.Value], cancellationToken);
            writesPages = !await ScalarAsync<bool>(connection, "select exists (select 1 from runs.nodes where dead_at is null and not reads_pages)", [], cancellationToken);
            locks[node] = connection;
            return node;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<DateTimeOffset?> HeartbeatAsync(int node, int owned, int running, CancellationToken cancellationToken)
    {
        if (!locks.TryGetValue(node, out var held) || held.State != ConnectionState.Open)
        {
            return null;
        }

        const string Sql = "update runs.nodes set heartbeat_at = now(), owned = $2, running = $3, node = $4 where id = $1 and dead_at is null returning clock_timestamp()";
        await using var command = Command(Sql, node, owned, running, me.Id.Value);
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime now ? new DateTimeOffset(now, TimeSpan.Zero) : null;
    }

    public async Task<ReapResult> ReapAsync(int node, TimeSpan lease, int room, CancellationToken cancellationToken)
    {
        // A node that is gone lets go of its lock; the lock taken here is given back when this statement ends. Dead nodes stay listed for a day, so that runs which a
        // suspended process wrote in its last moment are found too.
        const string Dead = """
            update runs.nodes set dead_at = now() where dead_at is null and id <> $1
              and (heartbeat_at < now() - $2 or pg_try_advisory_xact_lock($3, id))
            """;
        await using var declare = Command(Dead, node, lease, LockClass);
        if (await declare.ExecuteNonQueryAsync(cancellationToken) == 0 && livePeers > 0 && !mayHaveOrphans && ++looks % LooksBetweenOrphans != 0)
        {
            return new(livePeers, 0, []);
        }

        var (dead, peers, older) = await FindBereavedAsync(node, cancellationToken);
        var orphans = dead.Count > 0 && room > 0 ? await FindOrphansAsync(dead, room, cancellationToken) : [];
        var released = dead.Count > 0 && room == 0 ? await ReleaseAsync(dead[0], once: true, cancellationToken) : 0;
        (livePeers, mayHaveOrphans, writesPages) = (peers, dead.Count > 0, !older);
        return new(peers, released, orphans);
    }

    /// <summary>Dead nodes that still own runs, how many other nodes live, and whether one of them does not read pages.</summary>
    private async Task<(List<int> Dead, int Peers, bool Older)> FindBereavedAsync(int node, CancellationToken cancellationToken)
    {
        const string Sql = """
            select n.id from runs.nodes n where n.dead_at > now() - interval '1 day' and exists (select 1 from runs.runs r where r.owner = n.id and r.finished_at is null)
            union all select case when n.reads_pages then 0 else -1 end from runs.nodes n where n.dead_at is null and n.id <> $1
            """;
        var (dead, peers, older) = (new List<int>(), 0, false);
        await using var find = Command(Sql, node);
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetInt32(0) is var id && id <= 0)
            {
                peers++;
                older |= id < 0;
            }
            else
            {
                dead.Add(id);
            }
        }

        return (dead, peers, older);
    }

    private async Task<List<RunId>> FindOrphansAsync(List<int> dead, int room, CancellationToken cancellationToken)
    {
        await using var find = Command("select id from runs.runs where owner = any ($1) and finished_at is null limit $2", dead.ToArray(), room);
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        var orphans = new List<RunId>();
        while (await reader.ReadAsync(cancellationToken))
        {
            orphans.Add(new(reader.GetGuid(0)));
        }

        return orphans;
    }

    public async Task LeaveAsync(int node, CancellationToken cancellationToken)
    {
        await using (var leave = Command("update runs.nodes set dead_at = now() where id = $1 and dead_at is null", node))
        {
            await leave.ExecuteNonQueryAsync(cancellationToken);
        }

        await ReleaseAsync(node, once: false, cancellationToken);
        if (locks.TryRemove(node, out var held))
        {
            await held.DisposeAsync();
        }
    }

    private async Task<int> ReleaseAsync(int node, bool once, CancellationToken cancellationToken)
    {
        const string Sql = """
            update runs.runs set owner = 0, wake_at = now()
            where id = any (array(select id from runs.runs where owner = $1 and finished_at is null limit $2 for update skip locked))
            """;
        var released = 0;
        while (true)
        {
            await using var command = Command(Sql, node, ReapChunk);
            var chunk = await command.ExecuteNonQueryAsync(cancellationToken);
            released += chunk;
            if (once || chunk < ReapChunk)
            {
                return released;
            }
        }
    }

    private NpgsqlCommand Command(string sql, params object[] parameters)
    {
        var command = database.Source(DatabaseRole.Engine).CreateCommand(sql);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
