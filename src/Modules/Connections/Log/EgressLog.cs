using System.Threading.Channels;
using Cadre.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Connections.Log;

/// <summary>Writes log lines in batches beside the calls, and removes old ones. While the database is away lines wait, up to a bound; then calls wait.</summary>
internal sealed partial class EgressLog(Database database, ConnectionsOptions options, TimeProvider time, ILogger<EgressLog> logger) : BackgroundService
{
    private const int MaxBatch = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CleanEvery = TimeSpan.FromHours(1);
    private readonly Channel<EgressLine> lines = Channel.CreateBounded<EgressLine>(new BoundedChannelOptions(20_000) { SingleReader = true });

    public ValueTask AddAsync(EgressLine line, CancellationToken cancellationToken) => lines.Writer.WriteAsync(line, cancellationToken);

    /// <summary>Writes what waits, now.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        while (Take() is { Count: > 0 } batch)
        {
            await WriteAsync(batch, cancellationToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cleanedAt = long.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (cleanedAt == long.MinValue || time.GetElapsedTime(cleanedAt) > CleanEvery)
                {
                    cleanedAt = time.GetTimestamp();
                    await CleanAsync(stoppingToken);
                }

                using var due = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                due.CancelAfter(CleanEvery);
                await lines.Reader.WaitToReadAsync(due.Token);
                await WriteWithPatienceAsync(Take(), stoppingToken);
            }
            catch (OperationCanceledException)
            {
                continue; // Stopping, or time to clean.
            }
            catch (NpgsqlException exception)
            {
                LogAway(exception);
                await Task.Delay(Pause, time, stoppingToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private List<EgressLine> Take()
    {
        var batch = new List<EgressLine>();
        while (batch.Count < MaxBatch && lines.Reader.TryRead(out var line))
        {
            batch.Add(line);
        }

        return batch;
    }

    private async Task WriteWithPatienceAsync(List<EgressLine> batch, CancellationToken cancellationToken)
    {
        while (batch.Count > 0)
        {
            try
            {
                await WriteAsync(batch, cancellationToken);
                return;
            }
            catch (NpgsqlException exception)
            {
                LogAway(exception);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    private Task<int> WriteAsync(List<EgressLine> batch, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into connections.egress_log (workspace_id, id, at, purpose, method, host, port, path, outcome, status, address, sent, received, duration_ms,
              run_id, canvas_id, block, sandbox_id, detail)
            select * from unnest(@Workspaces, @Ids, @At, @Purposes, @Methods, @Hosts, @Ports, @Paths, @Outcomes, @Statuses, @Addresses, @Sent, @Received, @Durations,
              @Runs, @Canvases, @Blocks, @Sandboxes, @Details)
            on conflict do nothing
            """;
        var args = new
        {
            Workspaces = batch.Select(line => line.Workspace.Value).ToArray(),
            Ids = batch.Select(line => line.Id).ToArray(),
            At = batch.Select(line => line.At).ToArray(),
            Purposes = batch.Select(line => line.Purpose).ToArray(),
            Methods = batch.Select(line => line.Method).ToArray(),
            Hosts = batch.Select(line => line.Host).ToArray(),
            Ports = batch.Select(line => line.Port).ToArray(),
            Paths = batch.Select(line => line.Path).ToArray(),
            Outcomes = batch.Select(line => line.Outcome).ToArray(),
            Statuses = batch.Select(line => line.Status).ToArray(),
            Addresses = batch.Select(line => line.Address).ToArray(),
            Sent = batch.Select(line => line.Sent).ToArray(),
            Received = batch.Select(line => line.Received).ToArray(),
            Durations = batch.Select(line => line.DurationMs).ToArray(),
            Runs = batch.Select(line => line.Source?.Run).ToArray(),
            Canvases = batch.Select(line => line.Source?.Canvas).ToArray(),
            Blocks = batch.Select(line => line.Source?.Block).ToArray(),
            Sandboxes = batch.Select(line => line.Source?.Sandbox).ToArray(),
            Details = batch.Select(line => line.Detail).ToArray(),
        };
        return database.ServiceAsync(DatabaseRole.Engine, session => session.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
    }

    private Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        const string Sql = "delete from connections.egress_log where at < @Before";
        return database.ServiceAsync(DatabaseRole.Engine, session => session.ExecuteAsync(Sql, new { Before = time.GetUtcNow() - options.LogRetention }, cancellationToken), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The egress log cannot be written now; lines wait.")]
    private partial void LogAway(Exception exception);
}
