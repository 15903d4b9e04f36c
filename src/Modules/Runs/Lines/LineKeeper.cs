using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Execution;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Runs.Lines;

/// <summary>
/// Moves the lines on. 1. Gather the runs that ended, by workspace. 2. Let go of their places and admit who is next; wake the engine for them. 3. Cancel who was replaced. Every two seconds all lines
/// are looked through: what was missed because a node died, or between a run's entry and its first commit, is found then.
/// </summary>
internal sealed partial class LineKeeper(LineStore lines, LineLeavers leavers, IRunService runs, EngineNode node, Notifications notifications, TimeProvider time, ILogger<LineKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(FollowAsync(stoppingToken), LookAsync(stoppingToken));

    private async Task FollowAsync(CancellationToken stopping)
    {
        while (await leavers.Left.WaitToReadAsync(stopping))
        {
            var left = new List<LineLeaver>();
            while (leavers.Left.TryRead(out var next)) // 1
            {
                left.Add(next);
            }

            foreach (var of in left.GroupBy(l => l.Workspace))
            {
                await AdmitAsync(of.Key, of.SelectMany(l => l.Lines).ToHashSet(StringComparer.Ordinal), [.. of.Where(l => l.Run is not null).Select(l => l.Run!.Value)], stopping);
            }
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        using var rounds = new PeriodicTimer(Round, time);
        while (await rounds.WaitForNextTickAsync(stopping))
        {
            try
            {
                foreach (var workspace in await lines.WorkspacesAsync(stopping))
                {
                    await AdmitAsync(workspace, null, [], stopping);
                }
            }
            catch (NpgsqlException failure)
            {
                LogLater(failure);
            }
        }
    }

    private async Task AdmitAsync(WorkspaceId workspace, IReadOnlyCollection<string>? of, IReadOnlyCollection<RunId> ended, CancellationToken stopping)
    {
        try
        {
            var changes = await lines.AdmitAsync(workspace, of, ended, stopping); // 2
            if (changes.Any(c => !c.IsReplaced))
            {
                node.Wake();
                notifications.Publish(EngineService.Topic);
            }

            foreach (var replaced in changes.Where(c => c.IsReplaced)) // 3
            {
                await runs.CancelAsync(Tenant.ForSystem(workspace), replaced.Run, stopping);
            }
        }
        catch (NpgsqlException failure)
        {
            LogLater(failure); // the next look finds it
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lines of runs could not be moved on; they are looked at again in two seconds.")]
    private partial void LogLater(Exception failure);
}
