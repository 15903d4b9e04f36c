using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.History;

/// <summary>Everything about one step of a run.</summary>
/// <param name="Step">The step.</param>
/// <param name="Settings">The settings it ran with.</param>
/// <param name="TypeVersion">The version of its block type.</param>
/// <param name="Attempts">Its attempts, in order.</param>
/// <param name="Effects">Its effects with what they gave, in order.</param>
/// <param name="Tokens">Tokens of its model calls; null when none were counted.</param>
internal sealed record StepHistoryView(StepView Step, JsonElement Settings, int TypeVersion, IReadOnlyList<AttemptView> Attempts, IReadOnlyList<EffectHistoryView> Effects, TokenCount? Tokens);

/// <summary>An attempt.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null while it goes on.</param>
/// <param name="Outcome">running, waiting, opened, answered, interrupted, retry, succeeded, failed or cancelled.</param>
internal sealed record AttemptView(int Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Outcome)
{
    /// <summary>Why it failed; null otherwise.</summary>
    public StepError? Error { get; init; }

    /// <summary>When the next one is due; null for none.</summary>
    public DateTimeOffset? NextAt { get; init; }
}

/// <summary>A finished effect with what it gave.</summary>
/// <param name="Name">Its name within the step.</param>
/// <param name="Kind">model, tool, http, sandbox, clock or random.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Attempt">The attempt that did it.</param>
/// <param name="Cost">Money, USD, booked with it.</param>
/// <param name="Result">What it gave; null when longer than 64 kB.</param>
internal sealed record EffectHistoryView(string Name, string Kind, DateTimeOffset StartedAt, double DurationMs, int Attempt, decimal Cost, JsonElement? Result);

/// <summary>Tokens.</summary>
/// <param name="Input">Read.</param>
/// <param name="Output">Written.</param>
internal sealed record TokenCount(long Input, long Output);
