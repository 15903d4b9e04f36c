using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Bench;

/// <summary>Runs that are large or long: what they cost in time and memory.</summary>
internal sealed class Large(BenchNode node)
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new { });
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task RunAsync()
    {
        await MeasureAsync("10,000 items, two steps each, 16 lanes", 20_000, Loop(10_000, 16));
        await MeasureAsync("100,000 steps in sequence", 100_000, Chain(100_000));
        await ArtifactAsync(1L << 30);
    }

    private async Task MeasureAsync(string name, int steps, Flow flow)
    {
        var (before, most, over) = (Settle(), 0L, false);
        var watching = Task.Run(async () =>
        {
            while (!Volatile.Read(ref over))
            {
                most = Math.Max(most, GC.GetTotalMemory(false));
                await Task.Delay(20);
            }
        });
        var begun = Stopwatch.GetTimestamp();
        var run = await StartAsync(flow);
        await node.Executor.Ended(run).Task.WaitAsync(Patience);
        var took = Stopwatch.GetElapsedTime(begun);
        Volatile.Write(ref over, true);
        await watching;
        Row(name, string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s, {steps / took.TotalSeconds:N0} steps/s, managed memory {before >> 20} MB before, {most >> 20} MB at most (garbage included), {Settle() >> 20} MB after"));
    }

    private async Task ArtifactAsync(long size)
    {
        var before = Settle();
        var begun = Stopwatch.GetTimestamp();
        await using var content = new PatternStream(size);
        var saved = await node.Artifacts.SaveAsync(node.Tenant, "large.bin", "application/octet-stream", content, long.MaxValue, CancellationToken.None);
        if (!saved.IsOk)
        {
            Row("1 GB artifact", saved.Error.Message);
            return;
        }

        var stored = Stopwatch.GetElapsedTime(begun);
        node.Executor.Result = JsonSerializer.SerializeToElement(saved.Value, CadreJson.Stored);
        var start = Stopwatch.GetTimestamp();
        var run = await StartAsync(Chain(10));
        await node.Executor.Ended(run).Task.WaitAsync(Patience);
        Row("1 GB artifact by reference", string.Create(CultureInfo.InvariantCulture, $"stored in {stored.TotalSeconds:0.0} s, passed along ten steps in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, managed memory {before >> 20} → {Settle() >> 20} MB"));
    }

    private async Task<RunId> StartAsync(Flow flow)
    {
        var started = await node.Runs.StartAsync(node.Tenant, new StartRun(flow), CancellationToken.None);
        return started.IsOk ? started.Value : throw new InvalidOperationException(started.Error.Message);
    }

    private static Flow Loop(int items, int lanes)
    {
        var body = new Flow(1, "body", [Node("a", "step"), Node("b", "step")], [new("@", "item", "a", "in"), new("a", "out", "b", "in"), new("b", "out", "@", "collect")]);
        var opener = new FlowNode("loop", "loop", 1, "loop", JsonSerializer.SerializeToElement(new { items, lanes })) { Body = body.Hash };
        return new Flow(2, "loop", [opener, Node("end", "last")], [new("loop", "out", "end", "in")]) { Parts = new Dictionary<string, Flow> { [body.Hash] = body } };
    }

    private static Flow Chain(int steps) => new(1, "chain", [.. Enumerable.Range(0, steps).Select(i => Node($"s{i}", i == steps - 1 ? "last" : "step"))],
        [.. Enumerable.Range(1, steps - 1).Select(i => new FlowEdge($"s{i - 1}", "out", $"s{i}", "in"))]);

    private static FlowNode Node(string address, string title) => new(address, "noop", 1, title, Empty);

    private static long Settle()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(true);
    }

    private static void Row(string name, string value) => Console.WriteLine($"| {name} | {value} |");
}
