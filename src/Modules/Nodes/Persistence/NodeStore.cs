using System.Buffers.Binary;
using System.Data;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Postgres;
using Npgsql;

namespace Cadre.Nodes.Persistence;

/// <summary>
/// The registry's rows. Each incarnation holds an advisory lock on an idle session: when the process dies the lock goes at once, and a peer that gets it knows.
/// The heartbeat covers a dead host, network or a suspended process.
/// </summary>
internal sealed class NodeStore(Database database) : IAsyncDisposable
{
    private NpgsqlConnection? held;

    /// <summary>Joins: 1. lock, 2. row. What the process held before is let go.</summary>
    public async Task RegisterAsync(NewNode node, CancellationToken cancellationToken)
    {
        const string Lock = "select pg_advisory_lock($1)::text";
        const string Row = """
            insert into nodes.nodes (id, lock_key, name, version, address, relay_address, certificate, secret, state)
            values ($1, $2, $3, $4, '', $5, $6, $7, 'up')
            """;
        var connection = new NpgsqlConnection(database.Options.ConnectionString(DatabaseRole.Engine) + ";Pooling=false;Keepalive=5");
        try
        {
            await connection.OpenAsync(cancellationToken);
            await ExecuteAsync(connection, Lock, [LockKey(node.Id)], cancellationToken); // 1
            await ExecuteAsync(connection, Row, [node.Id.Value, LockKey(node.Id), node.Name, node.Version, node.Relay.ToString(), node.Certificate, node.Secret.Reveal()], cancellationToken); // 2
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await LetGoAsync();
        held = connection;
    }

    /// <summary>Renews the row; false when the others declared this incarnation gone or its lock is lost.</summary>
    public async Task<bool> BeatAsync(NodeId node, NodePulse pulse, CancellationToken cancellationToken)
    {
        const string Sql = """
            update nodes.nodes set heartbeat_at = now(), state = $2, address = $3, engine = $4, runs = $5, steps = $6, steps_per_second = $7, documents = $8, clients = $9, lag_ms = $10, memory_mb = $11
            where id = $1 and state <> 'gone' returning id
            """;
        if (held is not { State: ConnectionState.Open })
        {
            return false;
        }

        var f = pulse.Figures;
        await using var command = Command(Sql, node.Value, pulse.State, pulse.Address, f.Engine, f.Runs, f.Steps, f.StepsPerSecond, f.Documents, f.Clients, f.LagMs, f.MemoryMb);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>Declares nodes gone whose lock is free or whose heartbeat is older than the lease; answers those that live.</summary>
    public async Task<IReadOnlyList<NodeContact>> LookAfterAsync(NodeId me, TimeSpan lease, CancellationToken cancellationToken)
    {
        const string Gone = """
            update nodes.nodes set state = 'gone', ended_at = now(), secret = '' where state <> 'gone' and id <> $1
              and (heartbeat_at < now() - $2 or pg_try_advisory_xact_lock(lock_key))
            """;
        await using (var declare = Command(Gone, me.Value, lease))
        {
            await declare.ExecuteNonQueryAsync(cancellationToken);
        }

        return await LivingAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<NodeContact>> LivingAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("select id, relay_address, certificate, secret from nodes.nodes where state <> 'gone'");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var living = new List<NodeContact>();
        while (await reader.ReadAsync(cancellationToken))
        {
            living.Add(new(new(reader.GetGuid(0)), new Uri(reader.GetString(1)), reader.GetString(2), new Secret(reader.GetString(3))));
        }

        return living;
    }

    /// <summary>The state of a node; null when it never registered (or that was long ago).</summary>
    public async Task<string?> StateAsync(NodeId node, CancellationToken cancellationToken)
    {
        await using var command = Command("select state from nodes.nodes where id = $1", node.Value);
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Living nodes, and those that ended within the last hour; the newest first.</summary>
    public Task<List<NodeRow>> ListAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, name, version, address, state, started_at, heartbeat_at, ended_at, engine, runs, steps, steps_per_second, documents, clients, lag_ms, memory_mb
            from nodes.nodes where state <> 'gone' or ended_at > now() - interval '1 hour' order by state = 'gone', started_at desc limit 200
            """;
        return database.ServiceAsync(DatabaseRole.Engine, s => s.QueryAsync<NodeRow>(Sql, null, cancellationToken), cancellationToken);
    }

    /// <summary>Leaves: the row says so, then the lock goes. Rows of nodes that ended days ago are removed.</summary>
    public async Task LeaveAsync(NodeId node, CancellationToken cancellationToken)
    {
        const string Sql = "update nodes.nodes set state = 'gone', ended_at = now(), secret = '', runs = 0, steps = 0, documents = 0, clients = 0, steps_per_second = 0 where id = $1 and state <> 'gone'";
        await using (var leave = Command(Sql, node.Value))
        {
            await leave.ExecuteNonQueryAsync(cancellationToken);
        }

        await using (var old = Command("delete from nodes.nodes where ended_at < now() - interval '7 days'"))
        {
            await old.ExecuteNonQueryAsync(cancellationToken);
        }

        await LetGoAsync();
    }

    public async ValueTask DisposeAsync() => await LetGoAsync();

    /// <summary>The random half of a version 7 UUID.</summary>
    private static long LockKey(NodeId node) => BinaryPrimitives.ReadInt64BigEndian(node.Value.ToByteArray(bigEndian: true).AsSpan(8));

    private async Task LetGoAsync()
    {
        if (Interlocked.Exchange(ref held, null) is { } before)
        {
            await before.DisposeAsync();
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

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
