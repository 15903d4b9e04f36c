using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Bench;

/// <summary>
/// A node in a process of its own, told what to do by lines: "hold N" begins N runs that never end and answers "held"; "reached" answers when each of them went on;
/// "load CLIENTS SECONDS" runs three steps over and over and answers how many runs and steps that were.
/// </summary>
internal static class NodeProgram
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new { });

    private static readonly Flow Three = new(1, "chain", [.. Enumerable.Range(0, 3).Select(i => new FlowNode($"s{i}", "noop", 1, i == 2 ? "last" : "step", Empty))],
        [new FlowEdge("s0", "out", "s1", "in"), new FlowEdge("s1", "out", "s2", "in")]);

    public static async Task RunAsync(DatabaseOptions options, string home)
    {
        await using var node = await BenchNode.StartAsync(options, home);
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            Console.WriteLine(words[0] switch
            {
                "hold" => await HoldAsync(node, Number(words[1])),
                "reached" => string.Join(' ', node.Find<Hold>().Reached.Select(t => t.ToString(CultureInfo.InvariantCulture))),
                "load" => await LoadAsync(node, Number(words[1]), TimeSpan.FromSeconds(Number(words[2]))),
                _ => throw new InvalidOperationException($"Unknown command '{line}'."),
            });
        }
    }

    private static async Task<string> HoldAsync(BenchNode node, int runs)
    {
        var reached = node.Find<Hold>().Reached;
        var before = reached.Count;
        for (var i = 0; i < runs; i += 100)
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(100, runs - i)).Select(_ => node.Runs.StartAsync(node.Tenant, new StartRun(Hold.Flow), CancellationToken.None)));
        }

        while (reached.Count < before + runs)
        {
            await Task.Delay(10);
        }

        return "held";
    }

    private static async Task<string> LoadAsync(BenchNode node, int clients, TimeSpan during)
    {
        var (begun, before, runs) = (Stopwatch.GetTimestamp(), node.Executor.Executed, 0L);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(begun) < during)
            {
                await node.RunAsync(Three);
                Interlocked.Increment(ref runs);
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"{runs / seconds:F0} {(node.Executor.Executed - before) / seconds:F0}");
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
