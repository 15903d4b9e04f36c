using System.Diagnostics;
using System.Globalization;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Runs.Bench;

/// <summary>A durable PostgreSQL (fsync on) of this measurement alone, with the engine's schema.</summary>
internal sealed class BenchCluster : IAsyncDisposable
{
    private readonly PrivateCluster cluster;

    private BenchCluster(string folder, PrivateCluster cluster, DatabaseOptions options) => (Folder, this.cluster, Options) = (folder, cluster, options);

    public string Folder { get; }

    public DatabaseOptions Options { get; }

    /// <summary>Processor seconds of all of its processes so far.</summary>
    public double Seconds
    {
        get
        {
            var postmaster = File.ReadLines(Path.Combine(Folder, "data", "postmaster.pid")).First().Trim();
            var all = Process.GetProcessesByName("postgres").Where(p => p.Id.ToString(CultureInfo.InvariantCulture) == postmaster || Parent(p.Id) == postmaster).ToList();
            var seconds = all.Sum(p => p.TotalProcessorTime.TotalSeconds);
            all.ForEach(p => p.Dispose());
            return seconds;
        }
    }

    public static async Task<BenchCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cadre-bench-").FullName;
        var settings = new ClusterSettings(Path.Combine(folder, "data"), folder, new Secret("admin")) { BinaryDirectory = ClusterSettings.FindBinaries()!, MaxConnections = 150 };
        var cluster = new PrivateCluster(settings, TimeProvider.System);
        await cluster.StartAsync(CancellationToken.None);
        var options = new DatabaseOptions(folder, 5432, "bench", new(new("migrator"), new("app"), new("identity"), new("engine")));
        await DatabaseBootstrap.EnsureAsync(cluster.AdminConnectionString, options, CancellationToken.None);
        await new Migrator(options).MigrateAsync([RunsModule.Migrations], CancellationToken.None);
        return new(folder, cluster, options);
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.StopAsync(CancellationToken.None);
        Directory.Delete(Folder, recursive: true);
    }

    private static string Parent(int process)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("PPid:", StringComparison.Ordinal))[5..].Trim();
        }
        catch (IOException)
        {
            return ""; // it ended in this moment
        }
    }
}
