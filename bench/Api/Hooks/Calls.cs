using System.Diagnostics;
using System.Globalization;

namespace Cadre.Api.Bench.Hooks;

/// <summary>So many callers on connections of their own, each calling again as soon as it was answered. Every answer must hold what was sent.</summary>
internal static class Calls
{
    /// <summary>Calls for so long, after a quarter of that time for warming up.</summary>
    public static async Task<Answers> RunAsync(Uri hook, int connections, TimeSpan during, CancellationToken cancellationToken)
    {
        await RoundAsync(hook, connections, during / 4, cancellationToken);
        return await RoundAsync(hook, connections, during, cancellationToken);
    }

    private static async Task<Answers> RoundAsync(Uri hook, int connections, TimeSpan during, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(c => Task.Run(() => CallAsync(hook, c, begun, during, cancellationToken), cancellationToken)));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return new([.. all.SelectMany(a => a.Times).Order()], all.Sum(a => a.Wrong), seconds);
    }

    private static async Task<(List<double> Times, int Wrong)> CallAsync(Uri hook, int caller, long begun, TimeSpan during, CancellationToken cancellationToken)
    {
        using var wire = new Wire(hook);
        await wire.OpenAsync(cancellationToken);
        var (times, wrong, number) = (new List<double>(), 0, 1000L * (caller + 1));
        while (Stopwatch.GetElapsedTime(begun) < during)
        {
            var sent = (number++).ToString(CultureInfo.InvariantCulture);
            var started = Stopwatch.GetTimestamp();
            var (status, body) = await wire.PostAsync($$"""{"total":{{sent}},"customer":"ada"}""", cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            wrong += status == 200 && body.Contains("\"total\":" + sent, StringComparison.Ordinal) ? 0 : 1;
        }

        return (times, wrong);
    }
}

/// <summary>What a round of calls gave.</summary>
/// <param name="Sorted">Milliseconds of each answer, shortest first.</param>
/// <param name="Wrong">Answers that were refused or did not hold what was sent.</param>
/// <param name="Seconds">How long the round took.</param>
internal sealed record Answers(double[] Sorted, int Wrong, double Seconds)
{
    public double PerSecond => (Sorted.Length - Wrong) / Seconds;

    public double At(double part) => Sorted.Length == 0 ? double.NaN : Sorted[Math.Min(Sorted.Length - 1, (int)(Sorted.Length * part))];
}
