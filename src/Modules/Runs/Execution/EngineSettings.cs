namespace Cadre.Runs.Execution;

/// <summary>The node's pace.</summary>
internal sealed record EngineSettings(string Name)
{
    public int MaxOwned { get; init; } = 2000;

    public int ClaimBatch { get; init; } = 500;

    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(8);

    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often peers are looked after.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>The net under lost wake-ups.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How far ahead runs are taken up, and how long an idle run whose next moment is near stays in memory: at most half of <see cref="MaxOwned"/>.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long what comes within the horizon is gathered before it is taken up, unless it is due sooner.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan ShortestPause { get; init; } = TimeSpan.FromMilliseconds(1);

    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan PauseAfterFault { get; init; } = TimeSpan.FromMilliseconds(250);
}
