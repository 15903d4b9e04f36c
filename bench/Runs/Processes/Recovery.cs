using System.Diagnostics;
using System.Globalization;
using Cadre.Postgres;

namespace Cadre.Runs.Bench;

/// <summary>
/// One of two nodes dies with a thousand runs in the middle of a step: from that moment to each run going on at the other node, after the commit of its next event, behind its last
/// finished effect. Killed (its session ends at once) or suspended (only its lease tells).
/// </summary>
internal sealed class Recovery(BenchCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task RunAsync(int runs, int kills, int suspensions)
    {
        await MeasureAsync($"kill -9 of a node with {runs:N0} runs", runs, kills, n => Task.FromResult(n.Kill()));
        await MeasureAsync($"kill -STOP of a node with {runs:N0} runs, lease 8 s", runs, suspensions, n => n.SuspendAsync());
    }

    private async Task MeasureAsync(string name, int runs, int repetitions, Func<NodeProcess, Task<long>> harm)
    {
        if (repetitions == 0)
        {
            return;
        }

        var (all, first, last) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < repetitions; i++)
        {
            var late = await OnceAsync(runs, harm);
            all.AddRange(late);
            first.Add(late[0]);
            last.Add(late[^1]);
        }

        all.Sort();
        first.Sort();
        last.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name}, {repetitions} times | first {first[first.Count / 2]:0} ms, p50 {all[all.Count / 2]:0} ms, p99 {all[(int)(all.Count * 0.99)]:0} ms, last {last[last.Count / 2]:0} ms (worst {last[^1]:0} ms) |"));
    }

    private async Task<List<double>> OnceAsync(int runs, Func<NodeProcess, Task<long>> harm)
    {
        await using var victim = await NodeProcess.StartAsync(cluster.Options, cluster.Folder);
        await victim.TellAsync(string.Create(CultureInfo.InvariantCulture, $"hold {runs}"));
        await using var heir = await NodeProcess.StartAsync(cluster.Options, cluster.Folder);
        await heir.TellAsync("load 4 2"); // it has been at work for a while
        var moment = await harm(victim);
        var begun = Stopwatch.GetTimestamp();
        string[] reached;
        do
        {
            await Task.Delay(250);
            reached = (await heir.TellAsync("reached")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
        while (reached.Length < runs && Stopwatch.GetElapsedTime(begun) < Patience);
        if (reached.Length != runs)
        {
            throw new InvalidOperationException($"{reached.Length} of {runs} runs went on.");
        }

        await EndAllAsync();
        return [.. reached.Select(t => Stopwatch.GetElapsedTime(moment, long.Parse(t, CultureInfo.InvariantCulture)).TotalMilliseconds).Order()];
    }

    /// <summary>The next repetition begins without these runs; their journals stay.</summary>
    private async Task EndAllAsync()
    {
        await using var database = new Database(cluster.Options);
        await database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync("update runs.runs set finished_at = now(), owner = 0, status = 'cancelled' where finished_at is null", new { }, CancellationToken.None), CancellationToken.None);
    }
}
