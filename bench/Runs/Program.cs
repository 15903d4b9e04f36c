using System.Globalization;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Bench;

// Measures the engine on a durable PostgreSQL of its own. Usage: Runs.Bench [seconds per measurement | large]
var large = args is ["large"];
var seconds = TimeSpan.FromSeconds(args.Length > 0 && !large ? double.Parse(args[0], CultureInfo.InvariantCulture) : 5);
var folder = Directory.CreateTempSubdirectory("cadre-bench-").FullName;
var settings = new ClusterSettings(Path.Combine(folder, "data"), folder, new Secret("admin")) { BinaryDirectory = ClusterSettings.FindBinaries()!, MaxConnections = 80 };
var cluster = new PrivateCluster(settings, TimeProvider.System);
await cluster.StartAsync(CancellationToken.None);
try
{
    var options = new DatabaseOptions(folder, 5432, "bench", new(new("migrator"), new("app"), new("identity"), new("engine")));
    await DatabaseBootstrap.EnsureAsync(cluster.AdminConnectionString, options, CancellationToken.None);
    await new Migrator(options).MigrateAsync([Cadre.Runs.RunsModule.Migrations], CancellationToken.None);
    await using var node = await BenchNode.StartAsync(options, folder);
    await (large ? new Large(node).RunAsync() : new Measurements(node, seconds).RunAsync());
}
finally
{
    await cluster.StopAsync(CancellationToken.None);
    Directory.Delete(folder, recursive: true);
}
