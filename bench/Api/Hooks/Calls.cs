using System.Diagnostics;

namespace Cadre.Api.Bench.Hooks;

/// <summary>So many callers on connections of their own, each calling again as soon as it was answered. Every answer must hold what was sent.</summary>
internal static class Calls
{
    /// <summary>Calls for so long.</summary>
    public static async Task<Answers> RunAsync(Uri hook, int connections, TimeSpan during, CancellationToken cancellationToken)
    {
        var callers = Enumerable.Range(0, connections).Select(c => new Caller(hook, c)).ToList();
        await Task.WhenAll(callers.Select(c => c.OpenAsync(cancellationToken)));
        var begun = Stopwatch.GetTimestamp();
        var end = begun + (long)(during.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(callers.Select(c => c.RunAsync(end)));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var answers = new Answers([.. callers.SelectMany(c => c.Ticks).Select(t => t * 1000.0 / Stopwatch.Frequency).Order()], callers.Sum(c => c.Wrong), seconds);
        callers.ForEach(c => c.Dispose());
        return answers;
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
