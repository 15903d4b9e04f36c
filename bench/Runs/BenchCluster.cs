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
            return Directory.EnumerateDirectories("/proc").Sum(folder => Ticks(folder, postmaster)) / 100.0; // a tick is a hundredth of a second
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

    /// <summary>Processor time of a process of the cluster: fields 4 (parent), 14 and 15 (user and system time) of its stat, after the name in brackets.</summary>
    private static long Ticks(string folder, string postmaster)
    {
        try
        {
            var id = Path.GetFileName(folder);
            if (!char.IsAsciiDigit(id[0]))
            {
                return 0;
            }

            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return id == postmaster || fields[1] == postmaster ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture) : 0;
        }
        catch (IOException)
        {
            return 0; // it ended in this moment
        }
    }
}
