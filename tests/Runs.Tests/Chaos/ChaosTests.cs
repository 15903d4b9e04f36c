using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Host;
using Cadre.Runs.Tests.Engine;
using Cadre.Tests.Support;

namespace Cadre.Runs.Tests.Chaos;

/// <summary>Real processes, really killed. CADRE_CHAOS_KILLS sets how often nodes are, CADRE_CHAOS_POSTGRES_KILLS how often PostgreSQL is.</summary>
public sealed class ChaosTests : IAsyncLifetime
{
    private readonly string home = Directory.CreateTempSubdirectory("cadre-chaos-").FullName;
    private readonly ConcurrentBag<RunId> acknowledged = [];

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(home, recursive: true);
        return default;
    }

    [Fact]
    public async Task KillNodes_UnderLoad_LosesAndRepeatsNothing()
    {
        await using var db = await TestDatabase.CreateAsync(RunsModule.Migrations);
        var (workspace, ledger, chance) = (Guid.CreateVersion7(), Path.Combine(home, "ledger"), new Random(7));
        await File.WriteAllTextAsync(ledger, "");
        HostProcess Start(int clients) => new(db.Options, home, workspace, clients, ledger, acknowledged);
        HostProcess[] hosts = [Start(8), Start(8)];
        try
        {
            for (var kill = 0; kill < Kills(); kill++)
            {
                var before = acknowledged.Count;
                await UntilAsync(() => Task.FromResult(acknowledged.Count > before + 10));
                await Task.Delay(chance.Next(400));
                var index = chance.Next(2);
                hosts[index].Kill();
                hosts[index].Dispose();
                hosts[index] = Start(8);
            }

            Array.ForEach(hosts, h => h.Kill());
            hosts = [Start(0)];
            await UntilAsync(async () => await JournalCheck.OpenAsync(db.Database) == 0);
        }
        finally
        {
            Array.ForEach(hosts, h => h.Dispose());
        }

        acknowledged.Count.ShouldBeGreaterThan(Kills() * 10);
        (await JournalCheck.LinesAsync(db.Database)).ShouldBe(3, "a line was not used");
        await JournalCheck.AssertAsync(db.Database, acknowledged, ledger);
    }

    [Fact]
    public async Task KillPostgres_UnderLoad_LosesNothingAcknowledged()
    {
        var socket = Directory.CreateTempSubdirectory("cadre-pg-").FullName;
        var settings = new ClusterSettings(Path.Combine(socket, "data"), socket, new Secret("admin")) { BinaryDirectory = ClusterSettings.FindBinaries()!, MaxConnections = 60 };
        var cluster = new PrivateCluster(settings, TimeProvider.System);
        var options = new DatabaseOptions(socket, 5432, "chaos", new(new("migrator"), new("app"), new("identity"), new("engine")));
        await cluster.StartAsync(CancellationToken.None);
        try
        {
            await DatabaseBootstrap.EnsureAsync(cluster.AdminConnectionString, options, CancellationToken.None);
            await new Migrator(options).MigrateAsync([RunsModule.Migrations], CancellationToken.None);
            await using var node = await TestNode.StartAsync(options, home, null, new ScriptedExecutor());
            using var stop = new CancellationTokenSource();
            var clients = Enumerable.Range(0, 8).Select(c => Task.Run(() => ClientAsync(node, ChaosLines.Of(c), stop.Token))).ToArray();
            for (var kill = 0; kill < Setting("CADRE_CHAOS_POSTGRES_KILLS", 3); kill++)
            {
                var before = acknowledged.Count;
                await UntilAsync(() => Task.FromResult(acknowledged.Count > before + 100));
                KillPostmaster(settings.DataDirectory);
                await cluster.StartAsync(CancellationToken.None);
            }

            await stop.CancelAsync();
            await Task.WhenAll(clients);
            await using var database = new Database(options);
            await UntilAsync(async () => await JournalCheck.OpenAsync(database) == 0);
            await JournalCheck.AssertAsync(database, acknowledged, null);
        }
        finally
        {
            await cluster.StopAsync(CancellationToken.None);
            Directory.Delete(socket, recursive: true);
        }
    }

    private async Task ClientAsync(TestNode node, IReadOnlyList<RunLine> lines, CancellationToken stop)
    {
        var (tenant, flow) = (TestDatabase.NewTenant(), TestFlows.Chain(3));
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await node.Runs.StartAsync(tenant, new StartRun(flow) { Lines = lines }, CancellationToken.None) is { IsOk: true } started)
                {
                    acknowledged.Add(started.Value);
                    await ChaosLines.PauseAsync(node.Runs, tenant, started.Value, lines, CancellationToken.None);
                }
            }
            catch (Npgsql.NpgsqlException)
            {
                await Task.Delay(50, CancellationToken.None); // refused, not acknowledged
            }
        }
    }

    private static void KillPostmaster(string data)
    {
        using var postmaster = Process.GetProcessById(int.Parse(File.ReadLines(Path.Combine(data, "postmaster.pid")).First(), CultureInfo.InvariantCulture));
        postmaster.Kill(entireProcessTree: true);
        postmaster.WaitForExit();
    }

    private static int Kills() => Setting("CADRE_CHAOS_KILLS", 15);

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : otherwise;

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                if (await done())
                {
                    return;
                }
            }
            catch (Npgsql.NpgsqlException)
            {
                await Task.Delay(100); // the database is coming back
            }

            Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromMinutes(3), "it does not come to an end");
            await Task.Delay(20);
        }
    }
}
