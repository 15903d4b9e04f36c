using System.Globalization;

namespace Cadre.Api.Bench.Hooks;

/// <summary>Webhook to answer over HTTP: runs a second and percentiles at 1, 16 and 64 connections, the medians of three rounds.</summary>
internal static class HookMeasurement
{
    private const int Rounds = 3;

    public static readonly int[] Connections = [1, 16, 64];

    public static async Task RunAsync(string dll, TimeSpan during, CancellationToken cancellationToken)
    {
        await using var server = await MeasuredServer.StartAsync(dll, cancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address };
        var scene = new HookScene(http);
        var hook = await scene.MakeAsync(server, cancellationToken);
        await CheckAsync(hook, cancellationToken);
        await Calls.RunAsync(hook, 16, during, cancellationToken); // compiles and fills caches
        var before = server.Seconds;
        await TableAsync("Cadre", hook, during, cancellationToken);
        var unfinished = await scene.UnfinishedAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"server: {server.Memory:F0} MB, {server.Seconds - before:F1} s of processor time; of the latest 100 runs {unfinished} are not finished"));
    }

    /// <summary>One call by hand: says what is wrong before anything is measured.</summary>
    private static async Task CheckAsync(Uri hook, CancellationToken cancellationToken)
    {
        using var wire = new Wire(hook);
        await wire.OpenAsync(cancellationToken);
        var (status, body) = await wire.PostAsync("""{"total":250,"customer":"ada"}""", cancellationToken);
        if (status != 200 || !body.Contains("\"total\":250", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The webhook answers {status}: {body}");
        }
    }

    /// <summary>Rows for any address that answers with what it was sent.</summary>
    public static async Task TableAsync(string name, Uri hook, TimeSpan during, CancellationToken cancellationToken)
    {
        foreach (var connections in Connections)
        {
            var rounds = new List<Answers>();
            for (var i = 0; i < Rounds; i++)
            {
                rounds.Add(await Calls.RunAsync(hook, connections, during, cancellationToken));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {connections} | {Median(rounds, a => a.PerSecond):N0} | {Median(rounds, a => a.At(0.5)):F1} | {Median(rounds, a => a.At(0.99)):F1} | {rounds.Sum(a => a.Wrong)} of {rounds.Sum(a => a.Sorted.Length)} |"));
        }
    }

    private static double Median(List<Answers> rounds, Func<Answers, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
}
