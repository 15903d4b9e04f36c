using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Runs.Retention;

/// <summary>
/// Keeps the journal's partitions ahead of time and, when the operator set a time, deletes runs that ended before it: at the start and every hour. Two nodes that do it at once
/// find the same rows; each goes once.
/// </summary>
internal sealed partial class RetentionService(OldRuns runs, RunsOptions options, TimeProvider time, ILogger<RetentionService> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(2 * 366);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                LogLater(failure); // the database is away or somebody held a row: the next hour finds the same
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await runs.ExtendJournalAsync(now, now + Ahead, cancellationToken);
        if (options.KeepRuns is { } keep)
        {
            var (deleted, partitions) = await runs.DeleteAsync(now - keep, cancellationToken);
            if (deleted + partitions > 0)
            {
                LogDeleted(deleted, keep.TotalDays, partitions);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Runs} runs that ended more than {Days} days ago were deleted, and {Partitions} partitions of the journal dropped.")]
    private partial void LogDeleted(int runs, double days, int partitions);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old runs could not be looked through; in an hour again.")]
    private partial void LogLater(Exception failure);
}
