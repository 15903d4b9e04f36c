using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Host;

/// <summary>In which lines the runs of a client stand: half of the clients in none, the others in one that queues, that refuses, or that replaces who waits.</summary>
public static class ChaosLines
{
    private static readonly RunLine Queues = new("queues", "queues", 2, WhenFull.Queue);
    private static readonly RunLine Refuses = new("refuses", "refuses", 1, WhenFull.Refuse);
    private static readonly RunLine Replaces = new("replaces", "replaces", 1, WhenFull.Replace);

    /// <summary>The lines of the n-th client.</summary>
    public static IReadOnlyList<RunLine> Of(int client) => (client % 8) switch
    {
        1 => [Refuses],
        3 => [Replaces],
        5 or 7 => [Queues],
        _ => [],
    };

    /// <summary>Returns when a client may come again: one that queues waits for its run, so that the line does not grow for ever.</summary>
    public static async Task PauseAsync(IRunService runs, Tenant tenant, RunId run, IReadOnlyList<RunLine> lines, CancellationToken cancellationToken)
    {
        while (lines.Contains(Queues) && await runs.FindAsync(tenant, run, cancellationToken) is { FinishedAt: null })
        {
            await Task.Delay(20, cancellationToken);
        }
    }
}
