using System.Diagnostics;

namespace Cadre.Api.Bench.Streams;

/// <summary>When the sources of a measurement speak: all in step, which makes each tick a burst of all streams, or evenly one after the other, as models that know nothing of each other do on average.</summary>
/// <param name="Name">For the table.</param>
/// <param name="IsEven">Whether the sources are spread over the time between two tokens.</param>
internal sealed record Pacing(string Name, bool IsEven)
{
    /// <summary>How many sources there are.</summary>
    public const int Sources = 20;

    public static IReadOnlyList<Pacing> All { get; } = [new("evenly", true), new("in step", false)];

    /// <summary>How long after each whole multiple of the pause, on the machine's monotonic clock, a source speaks.</summary>
    public double PhaseOf(int source, double pause) => IsEven ? source * pause / Sources : 0;

    /// <summary>Seconds on the machine's monotonic clock.</summary>
    public static double Now => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    /// <summary>When a source speaks next, on that clock.</summary>
    public static double Next(double phase, double pause) => (Math.Ceiling((Now - phase) / pause) * pause) + phase;
}
