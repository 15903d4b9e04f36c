namespace Cadre.Canvases.Live.Presences;

/// <summary>
/// How often a crowd is told who is where. What it costs grows with the square of the crowd, so that a larger one is told less often: 500 ten times a second. A cursor glides between two places for as long.
/// </summary>
internal sealed class PresencePace(TimeProvider time)
{
    private static readonly TimeSpan PerConnection = TimeSpan.FromMilliseconds(0.2);
    private static readonly TimeSpan Slowest = TimeSpan.FromMilliseconds(250);
    private long? last;

    /// <summary>Whether it is time; then the next is as far away as so many ask for.</summary>
    public bool IsTime(int connections)
    {
        var between = TimeSpan.FromTicks(Math.Min(Slowest.Ticks, connections * PerConnection.Ticks));
        if (last is { } before && time.GetElapsedTime(before) < between)
        {
            return false;
        }

        last = time.GetTimestamp();
        return true;
    }
}
