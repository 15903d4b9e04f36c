using System.Diagnostics;
using Cadre.Server.Hosting;

namespace Cadre.Server.Commands;

/// <summary>Asks the server of the home to stop, and waits until it has.</summary>
internal static class StopServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(ServerArguments arguments)
    {
        var home = new HomeLayout(arguments.Home);
        if (!HomeLock.IsTaken(home) || await RunningServer.FindAsync(home, CancellationToken.None) is not { } running)
        {
            Console.WriteLine("Cadre is not running.");
            return 0;
        }

        using (var kill = Process.Start("kill", ["-TERM", $"{running.Pid}"]))
        {
            await kill.WaitForExitAsync();
        }

        var began = TimeProvider.System.GetTimestamp();
        while (HomeLock.IsTaken(home))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                await Console.Error.WriteLineAsync($"Cadre (process {running.Pid}) has not stopped after {Patience.TotalSeconds:0} s.");
                return 1;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        Console.WriteLine("Stopped.");
        return 0;
    }
}
