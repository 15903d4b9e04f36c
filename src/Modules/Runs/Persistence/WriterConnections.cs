using System.Collections.Concurrent;
using Cadre.Postgres;
using Npgsql;

namespace Cadre.Runs.Persistence;

/// <summary>
/// The writer's own connections, kept open. Their planner is set once: every statement of the writer goes by key, whatever the statistics of an array are,
/// and its plan is made once.
/// </summary>
internal sealed class WriterConnections(Database database) : IAsyncDisposable
{
    private const string Settings = "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set enable_bitmapscan = off; set plan_cache_mode = force_generic_plan; set jit = off";
    private readonly ConcurrentBag<NpgsqlConnection> idle = [];

    /// <summary>Runs work on a connection; one that failed is not used again.</summary>
    public async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = idle.TryTake(out var kept) ? kept : await OpenAsync(cancellationToken);
        var healthy = false;
        try
        {
            var result = await work(connection);
            healthy = true;
            return result;
        }
        finally
        {
            if (healthy)
            {
                idle.Add(connection);
            }
            else
            {
                await connection.DisposeAsync();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var connection))
        {
            await connection.DisposeAsync();
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(database.Options.ConnectionString(DatabaseRole.Engine) + ";Pooling=false;Max Auto Prepare=20;Auto Prepare Min Usages=2");
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(Settings, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
