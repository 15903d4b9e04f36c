using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;

namespace Cadre.Runs.Features;

/// <summary>How a new run begins.</summary>
/// <param name="Mode">How it comes by its effects.</param>
internal sealed record RunStart(RunMode Mode)
{
    /// <summary>A run that is nobody's repetition.</summary>
    public static RunStart Fresh { get; } = new(RunMode.Live);

    /// <summary>Events after the first: results taken over.</summary>
    public Func<DateTimeOffset, IEnumerable<RunEvent>> Given { get; init; } = static _ => [];

    /// <summary>What a replay is served.</summary>
    public Tape? Tape { get; init; }

    /// <summary>Who waits for it on this node; null for nobody.</summary>
    public RunWatch? Watch { get; init; }

    /// <summary>The step a re-run begins with.</summary>
    public string? From { get; init; }

    /// <summary>What a fork changes.</summary>
    public IReadOnlyList<StepChange>? Changes { get; init; }
}
