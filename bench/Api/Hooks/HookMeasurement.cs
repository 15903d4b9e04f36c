using System.Globalization;

namespace Cadre.Api.Bench.Hooks;

/// <summary>Webhook to answer over HTTP: runs a second and percentiles at so many connections, the medians of three rounds.</summary>
internal static class HookMeasurement
{
    private const int Rounds = 3;

    public static async Task RunAsync(string dll, int[] connections, TimeSpan during, CancellationToken cancellationToken)
    {
        await using var server = await MeasuredServer.StartAsync(dll, cancellationToken);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address };
        var scene = new HookScene(http);
        var hook = await scene.MakeAsync(server, cancellationToken);
        await CheckAsync(http, hook, cancellationToken);
        await Calls.RunAsync(hook, 16, during, cancellationToken); // compiles and fills caches
        await TableAsync("Cadre", hook, connections, during, cancellationToken, server.Times);
        var unfinished = await scene.UnfinishedAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"server: {server.Memory:F0} MB; of the latest 100 runs {unfinished} are not finished"));
    }

    /// <summary>One call by hand: says what is wrong before anything is measured.</summary>
    private static async Task CheckAsync(HttpClient http, Uri hook, CancellationToken cancellationToken)
    {
        using var body = new StringContent("""{"total":250,"customer":"ada"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(hook, body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode || !text.Contains("\"total\":250", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The webhook answers {(int)answer.StatusCode}: {text}");
        }
    }

    /// <summary>Rows for any address that answers with what it was sent.</summary>
    /// <param name="name">What is measured.</param>
    /// <param name="hook">Its address.</param>
    /// <param name="connections">At how many connections.</param>
    /// <param name="during">How long a round takes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="times">Where the processor time of its processes is read; null when they are not known.</param>
    public static async Task TableAsync(string name, Uri hook, int[] connections, TimeSpan during, CancellationToken cancellationToken, Func<ProcessorTime>? times = null)
    {
        foreach (var many in connections)
        {
            var rounds = new List<Answers>();
            ProcessorTime? spent = null;
            for (var i = 0; i < Rounds; i++)
            {
                await Calls.RunAsync(hook, many, during / 4, cancellationToken); // warms up
                var before = times?.Invoke();
                rounds.Add(await Calls.RunAsync(hook, many, during, cancellationToken));
                spent = before is null ? null : times!().Since(before).Plus(spent);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {many} | {Median(rounds, a => a.PerSecond):N0} | {Median(rounds, a => a.At(0.5)):F1} | {Median(rounds, a => a.At(0.99)):F1} | {rounds.Sum(a => a.Wrong)} of {rounds.Sum(a => a.Sorted.Length)} |{(spent is null ? "" : $" {spent.Of(rounds.Sum(a => a.Sorted.Length))} |")}"));
        }
    }

    private static double Median(List<Answers> rounds, Func<Answers, double> figure) => rounds.Select(figure).Order().ElementAt(rounds.Count / 2);
}
