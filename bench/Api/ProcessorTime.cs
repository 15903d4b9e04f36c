using System.Globalization;

namespace Cadre.Api.Bench;

/// <summary>Processor seconds so far: of the generator, of a server, and of the PostgreSQL behind it.</summary>
/// <param name="Generator">This process.</param>
/// <param name="Server">The server's process.</param>
/// <param name="Postgres">All processes of its cluster.</param>
internal sealed record ProcessorTime(double Generator, double Server, double Postgres)
{
    private const double TicksPerSecond = 100; // what the kernel counts in for everybody

    /// <summary>Reads it.</summary>
    /// <param name="server">The server's process.</param>
    /// <param name="postmaster">The cluster's first process.</param>
    public static ProcessorTime Read(int server, int postmaster)
    {
        var all = Directory.EnumerateDirectories("/proc").Select(d => Path.GetFileName(d)).Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _)).Select(Stat).OfType<(int Id, int Parent, double Seconds)>().ToList();
        double Of(Func<(int Id, int Parent, double Seconds), bool> which) => all.Where(which).Sum(p => p.Seconds);
        return new(Of(p => p.Id == Environment.ProcessId), Of(p => p.Id == server), Of(p => p.Id == postmaster || p.Parent == postmaster));
    }

    /// <summary>What was spent since an earlier reading.</summary>
    public ProcessorTime Since(ProcessorTime before) => new(Generator - before.Generator, Server - before.Server, Postgres - before.Postgres);

    public ProcessorTime Plus(ProcessorTime? other) => other is null ? this : new(Generator + other.Generator, Server + other.Server, Postgres + other.Postgres);

    /// <summary>Microseconds of one of so many calls.</summary>
    public string Of(int calls) => string.Create(CultureInfo.InvariantCulture, $"{Server / calls * 1e6:F0} + {Postgres / calls * 1e6:F0} + {Generator / calls * 1e6:F0}");

    private static (int Id, int Parent, double Seconds)? Stat(string id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(id, CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
        }
        catch (IOException)
        {
            return null; // it ended in this moment
        }
    }
}
