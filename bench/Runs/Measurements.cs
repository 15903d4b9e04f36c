using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Bench;

/// <summary>The measurements, printed as rows of a table.</summary>
internal sealed class Measurements(BenchCluster cluster, BenchNode node, TimeSpan time, string only)
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new { });

    public async Task RunAsync()
    {
        await ThroughputAsync(Chain(10), 64, TimeSpan.FromSeconds(2)); // warm
        await RowAsync("ten steps in sequence, one run at a time", () => LatencyAsync(Chain(10)));
        await RowAsync("fan-out of 100 and join, one run at a time", () => LatencyAsync(FanOut(100)));
        await RowAsync("enqueue → start, idle", StartLatencyAsync);
        foreach (var clients in new[] { 16, 64, 512 })
        {
            await RowAsync($"three steps, {clients} clients", () => ThroughputAsync(Chain(3), clients, time));
        }

        foreach (var clients in new[] { 64, 512 })
        {
            await RowAsync($"ten steps in sequence, {clients} clients", () => ThroughputAsync(Chain(10), clients, time));
        }
    }

    private async Task RowAsync(string name, Func<Task<string>> measure)
    {
        if (name.Contains(only, StringComparison.Ordinal))
        {
            Console.WriteLine($"| {name} | {await measure()} |");
        }
    }

    private async Task<string> LatencyAsync(Flow flow)
    {
        var took = new List<double>();
        var (begun, spent) = (Stopwatch.GetTimestamp(), Spent());
        while (Stopwatch.GetElapsedTime(begun) < time)
        {
            var start = Stopwatch.GetTimestamp();
            await node.RunAsync(flow);
            took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return $"{Percentiles(took)} | {Each(spent, took.Count)}";
    }

    private async Task<string> StartLatencyAsync()
    {
        var took = new List<double>();
        var flow = Chain(1);
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < time)
        {
            var start = Stopwatch.GetTimestamp();
            var run = await node.RunAsync(flow);
            took.Add(Stopwatch.GetElapsedTime(start, node.Executor.Began[run]).TotalMilliseconds);
            await Task.Delay(5);
        }

        return $"{Percentiles(took)} | ";
    }

    private async Task<string> ThroughputAsync(Flow flow, int clients, TimeSpan during)
    {
        var (begun, spent, before, runs) = (Stopwatch.GetTimestamp(), Spent(), node.Executor.Executed, 0L);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(begun) < during)
            {
                await node.RunAsync(flow);
                Interlocked.Increment(ref runs);
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return $"{runs / seconds:N0} runs/s, {(node.Executor.Executed - before) / seconds:N0} steps/s | {Each(spent, runs)}";
    }

    /// <summary>Processor seconds so far of this process, clients included, and of PostgreSQL; bytes this process has asked its memory for.</summary>
    private (double Node, double Postgres, long Bytes) Spent()
    {
        using var me = Process.GetCurrentProcess();
        return (me.TotalProcessorTime.TotalSeconds, cluster.Seconds, GC.GetTotalAllocatedBytes());
    }

    private string Each((double Node, double Postgres, long Bytes) before, long runs)
    {
        var now = Spent();
        return string.Create(CultureInfo.InvariantCulture, $"{(now.Node - before.Node) / runs * 1e6:F0} + {(now.Postgres - before.Postgres) / runs * 1e6:F0} | {(now.Bytes - before.Bytes) / runs / 1024.0:F1} kB");
    }

    private static Flow Chain(int steps) => new(1, "chain", [.. Enumerable.Range(0, steps).Select(i => Node(i == 0 ? "first" : $"s{i}", i == steps - 1))],
        [.. Enumerable.Range(1, steps - 1).Select(i => new FlowEdge(i == 1 ? "first" : $"s{i - 1}", "out", $"s{i}", "in"))]);

    private static Flow FanOut(int width) => new(1, "fan-out", [Node("first", false), .. Enumerable.Range(0, width).Select(i => Node($"b{i}", false)), Node("join", true)],
        [.. Enumerable.Range(0, width).SelectMany(i => new[] { new FlowEdge("first", "out", $"b{i}", "in"), new FlowEdge($"b{i}", "out", "join", "in") })]);

    private static FlowNode Node(string address, bool last) => new(address, "noop", 1, last ? "last" : "step", Empty);

    private static string Percentiles(List<double> values)
    {
        values.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {values[values.Count / 2]:0.00} ms, p99 {values[(int)(values.Count * 0.99)]:0.0} ms ({values.Count} runs)");
    }
}
