using System.Globalization;
using Cadre.Postgres;

namespace Cadre.Runs.Bench;

/// <summary>One, two and three nodes on one database, next to it and at a distance: runs of three steps, the clients in the nodes.</summary>
internal sealed class SeveralNodes(BenchCluster cluster)
{
    private const int Clients = 64;
    private const int WarmUp = 6;

    public async Task RunAsync(int seconds, int rounds)
    {
        await MeasureAsync("PostgreSQL on this machine, unix socket", cluster, seconds, rounds);
        using var near = new DistantPostgres(cluster, TimeSpan.Zero);
        await MeasureAsync("PostgreSQL through the proxy, no delay", near.Through(), seconds, rounds);
        using var far = new DistantPostgres(cluster, TimeSpan.FromMilliseconds(0.5));
        await MeasureAsync("PostgreSQL 1 ms away (0.5 ms each way)", far.Through(), seconds, rounds);
    }

    private Task MeasureAsync(string name, BenchCluster place, int seconds, int rounds) => MeasureAsync(name, place.Options, place.Folder, seconds, rounds);

    private Task MeasureAsync(string name, (DatabaseOptions Options, string Folder) place, int seconds, int rounds) => MeasureAsync(name, place.Options, place.Folder, seconds, rounds);

    private async Task MeasureAsync(string name, DatabaseOptions options, string folder, int seconds, int rounds)
    {
        for (var count = 1; count <= 3; count++)
        {
            var nodes = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => NodeProcess.StartAsync(options, folder)));
            var (each, results) = (Clients / count, new List<(double Runs, double Steps)>());
            await LoadAsync(nodes, each, WarmUp * count); // each process compiles what is hot, on the same processors
            var (before, mine, theirs) = (await LogAsync(), nodes.Sum(n => n.Seconds), cluster.Seconds);
            for (var round = 0; round < rounds; round++)
            {
                results.Add(await LoadAsync(nodes, each, seconds));
            }

            var (after, all) = (await LogAsync(), results.Sum(r => r.Runs) * seconds);
            (mine, theirs) = (nodes.Sum(n => n.Seconds) - mine, cluster.Seconds - theirs);
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }

            results.Sort();
            var (runs, steps) = results[rounds / 2];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {count} | {runs:N0} | {steps:N0} | {mine / all * 1e6:F0} + {theirs / all * 1e6:F0} | {(after.Commits - before.Commits) / all:F2} | {(after.Syncs - before.Syncs) / all:F2} | {(after.Bytes - before.Bytes) / all:F0} |"));
        }
    }

    /// <summary>Transactions, synchronisations of the write-ahead log and its bytes so far.</summary>
    private async Task<(double Commits, double Syncs, double Bytes)> LogAsync()
    {
        await using var database = new Database(cluster.Options);
        var row = await database.ServiceAsync(
            DatabaseRole.Engine,
            s => s.ScalarAsync<string>("select (select xact_commit from pg_stat_database where datname = current_database()) || ' ' || w.wal_sync || ' ' || w.wal_bytes from pg_stat_wal w", new { }, CancellationToken.None),
            CancellationToken.None);
        var figures = row!.Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return (figures[0], figures[1], figures[2]);
    }

    private static async Task<(double Runs, double Steps)> LoadAsync(NodeProcess[] nodes, int clients, int seconds)
    {
        var answers = await Task.WhenAll(nodes.Select(n => n.TellAsync(string.Create(CultureInfo.InvariantCulture, $"load {clients} {seconds}"))));
        var figures = answers.Select(a => a.Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray()).ToList();
        return (figures.Sum(f => f[0]), figures.Sum(f => f[1]));
    }
}
