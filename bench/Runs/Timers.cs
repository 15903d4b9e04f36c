using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Bench;

/// <summary>Many runs whose timers are due at the same moment: how long until the last of them goes on.</summary>
internal sealed class Timers(BenchCluster cluster, BenchNode node)
{
    private const int Batch = 500;
    private static readonly Flow Due = new(1, "due", [new FlowNode("due", "due", 1, "due", JsonSerializer.SerializeToElement(new { }))], []);

    public async Task RunAsync(int runs, int rounds)
    {
        var lasts = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var (late, mine, theirs) = await RoundAsync(runs);
            lasts.Add(late[^1]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {runs:N0} timers due together, round {i + 1} | first {late[0]:0} ms, p50 {late[late.Count / 2]:0} ms, p99 {late[(int)(late.Count * 0.99)]:0} ms, last {late[^1]:0} ms late; processor time until all had ended: node {mine:0.0} s, PostgreSQL {theirs:0.0} s |"));
        }

        lasts.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {runs:N0} timers due together | median of the last ones {lasts[lasts.Count / 2]:0} ms |"));
    }

    private async Task<(List<double> Late, double Node, double Postgres)> RoundAsync(int runs)
    {
        var executor = node.Find<DueStep>();
        executor.At = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(6 + (runs / 400.0)); // parking them takes its time
        executor.Late.Clear();
        for (var i = 0; i < runs; i += Batch)
        {
            await Task.WhenAll(Enumerable.Range(0, Batch).Select(_ => node.Runs.StartAsync(node.Tenant, new StartRun(Due), CancellationToken.None)));
        }

        while (await WaitingAsync() < runs)
        {
            await Task.Delay(50);
        }

        if (TimeProvider.System.GetUtcNow() > executor.At)
        {
            throw new InvalidOperationException("Parking took longer than expected: the machine is too busy for this measurement.");
        }

        await Task.Delay(executor.At - TimeProvider.System.GetUtcNow());
        using var process = Process.GetCurrentProcess();
        var (begun, mine, theirs) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime.TotalSeconds, cluster.Seconds);
        while (executor.Late.Count < runs && Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMinutes(3))
        {
            await Task.Delay(20);
        }

        while (await OpenAsync() > 0)
        {
            await Task.Delay(50);
        }

        process.Refresh();
        return ([.. executor.Late.Order()], process.TotalProcessorTime.TotalSeconds - mine, cluster.Seconds - theirs);
    }

    private Task<long> WaitingAsync() => ScalarAsync("select count(*) from runs.runs where status = 'waiting' and owner = 0");

    private Task<long> OpenAsync() => ScalarAsync("select count(*) from runs.runs where finished_at is null");

    private Task<long> ScalarAsync(string sql) => node.Database.ServiceAsync(DatabaseRole.Engine, s => s.ScalarAsync<long>(sql, new { }, CancellationToken.None), CancellationToken.None);
}

/// <summary>Waits until a moment that all of them share, then notes how late it goes on.</summary>
internal sealed class DueStep : IStepExecutor
{
    public string Type => "due";

    public DateTimeOffset At { get; set; }

    /// <summary>Milliseconds after the moment.</summary>
    public ConcurrentQueue<double> Late { get; } = new();

    public Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Answer is null)
        {
            return Task.FromResult<StepOutcome>(new StepOutcome.Waiting("Until then.") { Kind = WaitKind.Time, Timeout = At - TimeProvider.System.GetUtcNow(), DefaultAnswer = "due" });
        }

        Late.Enqueue((TimeProvider.System.GetUtcNow() - At).TotalMilliseconds);
        return Task.FromResult<StepOutcome>(new StepOutcome.Completed(new Dictionary<string, JsonElement>()));
    }
}
