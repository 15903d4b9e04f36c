using System.Diagnostics;
using System.Globalization;
using Cadre.Kernel;
using Cadre.Server.Hosting;

namespace Cadre.Server.Commands;

/// <summary>
/// Asks the servers of the home to stop, or the one on a port, and waits until they have. When none is left, a PostgreSQL that killed servers left behind is stopped as well.
/// </summary>
internal static class StopServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<int> RunAsync(ServerArguments arguments)
    {
        var home = new HomeLayout(arguments.Home);
        var servers = await FindAsync(home, arguments, CancellationToken.None);
        foreach (var server in servers)
        {
            using var kill = Process.Start("kill", ["-TERM", server.Pid.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        var began = TimeProvider.System.GetTimestamp();
        while (servers.FirstOrDefault(server => NodeSeat.IsTaken(home, server.Pid)) is { } open)
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                await Console.Error.WriteLineAsync($"Cadre (process {open.Pid}) has not stopped after {Patience.TotalSeconds:0} s.");
                return 1;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        var left = await StopLeftoverAsync(arguments, home, CancellationToken.None);
        Console.WriteLine((servers.Count, left) switch
        {
            (0, true) => "Stopped the PostgreSQL that a killed server left behind.",
            (0, false) => arguments.HasPort ? string.Create(CultureInfo.InvariantCulture, $"No Cadre of this home runs on port {arguments.Port}.") : "Cadre is not running.",
            (1, _) => "Stopped.",
            (var count, _) => string.Create(CultureInfo.InvariantCulture, $"Stopped {count} nodes."),
        });
        return 0;
    }

    private static async Task<IReadOnlyList<RunningServer>> FindAsync(HomeLayout home, ServerArguments arguments, CancellationToken cancellationToken)
    {
        var servers = await NodeSeat.AllAsync(home, cancellationToken);
        return arguments.HasPort ? [.. servers.Where(server => server.Port == arguments.Port)] : servers;
    }

    private static async Task<bool> StopLeftoverAsync(ServerArguments arguments, HomeLayout home, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(home.Postgres))
        {
            return false;
        }

        await using var changing = await HomeLock.TakeAsync(home, cancellationToken); // the last server stops its cluster under this lock
        var place = await DatabasePlace.FindAsync(arguments, home, new IdSource(TimeProvider.System), cancellationToken);
        if (NodeSeat.IsAny(home) || place.Cluster is not { } cluster || !await cluster.IsRunningAsync(cancellationToken))
        {
            return false;
        }

        await cluster.StopAsync(cancellationToken);
        return true;
    }
}
