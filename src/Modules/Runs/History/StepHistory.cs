using System.Text.Json;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.History;

/// <summary>Tells one step's story from its events.</summary>
internal static class StepHistory
{
    private const int MaxResult = 64 << 10;

    public static StepHistoryView Of(StepView view, StepState step, IEnumerable<StepEvent> events)
    {
        var attempts = new List<AttemptView>();
        var effects = new List<EffectHistoryView>();
        TokenCount? tokens = null;
        foreach (var happened in events)
        {
            if (happened is EffectFinished effect)
            {
                effects.Add(Effect(effect));
                tokens = Add(tokens, effect.Result);
            }
            else if (happened is StepStarted started)
            {
                End(attempts, started.At, started.Interrupted ? "interrupted" : "answered");
                attempts.Add(new(started.Attempt, started.At, null, "running"));
            }
            else if (Outcome(happened) is { } outcome)
            {
                End(attempts, happened.At, outcome);
                if (attempts.Count > 0)
                {
                    attempts[^1] = WithReason(attempts[^1], happened);
                }
            }
        }

        return new(view, step.Node.Settings, step.Node.TypeVersion, attempts, effects, tokens);
    }

    private static string? Outcome(StepEvent happened) => happened switch
    {
        StepWaiting => "waiting",
        StepRetry => "retry",
        StepFinished => "succeeded",
        StepFailed => "failed",
        StepCancelled => "cancelled",
        StepOpened => "opened",
        _ => null,
    };

    private static void End(List<AttemptView> attempts, DateTimeOffset at, string outcome)
    {
        if (attempts.Count > 0 && attempts[^1].EndedAt is null)
        {
            attempts[^1] = attempts[^1] with { EndedAt = at, Outcome = outcome };
        }
    }

    private static AttemptView WithReason(AttemptView attempt, StepEvent happened) => happened switch
    {
        StepRetry retry => attempt with { Error = new(retry.Code, retry.Message, null), NextAt = retry.DueAt },
        StepFailed failed => attempt with { Error = new(failed.Code, failed.Message, failed.Fix) },
        _ => attempt,
    };

    private static EffectHistoryView Effect(EffectFinished effect) => new(
        effect.Name, effect.EffectKind, effect.StartedAt, effect.DurationMs, effect.Attempt, effect.Cost, JsonElementSize.Exceeds(effect.Result, MaxResult) ? null : effect.Result);

    /// <summary>Effects of models carry <c>usage: {input, output}</c>.</summary>
    private static TokenCount? Add(TokenCount? sum, JsonElement result) =>
        result.ValueKind == JsonValueKind.Object && result.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
        && usage.TryGetProperty("input", out var input) && usage.TryGetProperty("output", out var output) && input.TryGetInt64(out var read) && output.TryGetInt64(out var written)
            ? new((sum?.Input ?? 0) + read, (sum?.Output ?? 0) + written)
            : sum;
}
