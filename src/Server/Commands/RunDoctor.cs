using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Server.Features;
using Cadre.Server.Hosting;

namespace Cadre.Server.Commands;

/// <summary>Prints the doctor's findings. The database is examined when the server runs.</summary>
internal static class RunDoctor
{
    public static async Task<int> RunAsync(ServerArguments arguments)
    {
        var home = new HomeLayout(arguments.Home);
        var isRunning = NodeSeat.IsAny(home);
        var ids = new IdSource(TimeProvider.System);
        var place = isRunning ? await DatabasePlace.FindAsync(arguments, home, ids, CancellationToken.None) : null;
        await using var database = place is null ? null : new Database(place.Options);
        var diagnosis = new Diagnosis(await new Doctor(home, database).ExamineAsync(CancellationToken.None));
        foreach (var check in diagnosis.Checks)
        {
            Console.WriteLine($"{(check.Passed ? "pass" : "FAIL")}  {check.Name}: {check.Detail}");
            if (check.Fix is { } fix)
            {
                Console.WriteLine($"      fix: {fix}");
            }
        }

        Console.WriteLine(isRunning ? "The server is running." : "The server is not running: the database was not examined.");
        return diagnosis.Passed ? 0 : 1;
    }
}
