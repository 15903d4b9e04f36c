using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Triggers.Firing;

/// <summary>
/// The one timer of this node for all schedules: sleeps until the next slot of any of them, or until something is said to have changed. What is due the database's clock says: it is the same for all
/// nodes, however wrong theirs are.
/// </summary>
internal sealed partial class ScheduleClock(ScheduleRounds rounds, Database database, Notifications notifications, TimeProvider time, ILogger<ScheduleClock> log) : BackgroundService
{
    /// <summary>Something about a schedule changed.</summary>
    public const string Topic = "schedules:changed";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WhileAtWork = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);
    private readonly SemaphoreSlim woken = new(0);
    private volatile bool isAtWork;

    /// <inheritdoc/>
    public override void Dispose()
    {
        woken.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = notifications.Subscribe(Topic, _ => Wake());
        using var ends = notifications.Subscribe(RunHints.OfWorkspace, _ => WakeAtWork());
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = WhileAtWork;
            try
            {
                isAtWork = await rounds.RunAsync(stoppingToken);
                wait = await UntilNextAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                LogLater(failure);
            }

            await SleepAsync(wait, stoppingToken);
        }
    }

    private async Task SleepAsync(TimeSpan wait, CancellationToken stopping)
    {
        await Task.Delay(wait < Breath ? wait : Breath, time, stopping);
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(woken.WaitAsync(awake.Token), Task.Delay(wait, time, awake.Token));
        await awake.CancelAsync();
        while (woken.Wait(0, CancellationToken.None))
        {
            // all that was said until now is looked at together
        }
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken stopping)
    {
        const string Sql = """
            select extract(epoch from least((select min(next_at) from triggers.schedules where next_at is not null), (select min(lease_until) from triggers.firings where state = 'starting'), now() + interval '1 day') - now())::float8
            """;
        var seconds = await database.ServiceAsync(DatabaseRole.Engine, s => s.ScalarAsync<double?>(Sql, null, stopping), stopping);
        var most = isAtWork ? WhileAtWork : Longest;
        var until = TimeSpan.FromSeconds(Math.Clamp(seconds ?? Longest.TotalSeconds, 0, Longest.TotalSeconds));
        return until < most ? until : most;
    }

    private void Wake()
    {
        if (woken.CurrentCount == 0)
        {
            woken.Release();
        }
    }

    private void WakeAtWork()
    {
        if (isAtWork)
        {
            Wake();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Schedules could not be looked at; in two seconds again.")]
    private partial void LogLater(Exception failure);
}
