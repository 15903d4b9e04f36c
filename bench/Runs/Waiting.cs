using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Bench;

/// <summary>Runs that wait: what each costs in the node's memory and in the database, and what all of them cost in processor time.</summary>
internal sealed class Waiting(BenchCluster cluster, BenchNode node)
{
    private const int Batch = 500;
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(20);
    private static readonly Flow Year = new(1, "wait", [new FlowNode("wait", "year", 1, "wait", JsonSerializer.SerializeToElement(new { }))], []);

    public async Task RunAsync(int runs)
    {
        await ParkAsync(Batch); // the flow and the statements are known now
        var idle = await CpuAsync();
        var (memory, bytes) = (Settle(), await BytesAsync());
        await ParkAsync(runs);
        var (managed, stored) = ((Settle() - memory) / (double)runs, (await BytesAsync() - bytes) / runs);
        var busy = await CpuAsync();
        Row($"{runs:N0} runs that wait a year: the node's memory", string.Create(CultureInfo.InvariantCulture, $"{managed:N0} bytes of managed memory each; {node.Owned} runs in memory"));
        Row("… in the database", string.Create(CultureInfo.InvariantCulture, $"{stored:N0} bytes each on disk: row, journal and indexes"));
        Row("… processor time", string.Create(CultureInfo.InvariantCulture, $"node {busy.Node:P2} of a core, PostgreSQL {busy.Postgres:P2} (with {Batch} waiting: {idle.Node:P2} and {idle.Postgres:P2})"));
    }

    private async Task ParkAsync(int runs)
    {
        var before = await CountAsync();
        for (var i = 0; i < runs; i += Batch)
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(Batch, runs - i)).Select(_ => node.Runs.StartAsync(node.Tenant, new StartRun(Year), CancellationToken.None)));
        }

        while (await CountAsync() < before + runs || node.Owned > 0)
        {
            await Task.Delay(100);
        }
    }

    /// <summary>Parts of a core that node and database take while nothing happens.</summary>
    private async Task<(double Node, double Postgres)> CpuAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(3));
        using var process = Process.GetCurrentProcess();
        var (begun, mine, theirs) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime, cluster.Seconds);
        await Task.Delay(Watched);
        process.Refresh();
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return ((process.TotalProcessorTime - mine).TotalSeconds / seconds, (cluster.Seconds - theirs) / seconds);
    }

    private Task<long> BytesAsync() => ScalarAsync("select pg_total_relation_size('runs.runs') + (select sum(pg_total_relation_size(c.oid))::bigint from pg_class c where c.relname like 'run_events%' and c.relkind = 'r')");

    private Task<long> CountAsync() => ScalarAsync("select count(*) from runs.runs where status = 'waiting' and owner = 0");

    private Task<long> ScalarAsync(string sql) => node.Database.ServiceAsync(DatabaseRole.Engine, s => s.ScalarAsync<long>(sql, new { }, CancellationToken.None), CancellationToken.None);

    private static long Settle()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(true);
    }

    private static void Row(string name, string value) => Console.WriteLine($"| {name} | {value} |");
}
