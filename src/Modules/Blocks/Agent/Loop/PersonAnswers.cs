using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Loop;

/// <summary>
/// The answers that people gave to a step that asks more than once. The engine hands over the latest answer only; each is kept as an effect under the name of its question, and
/// one that is not newer than the last kept answers nothing.
/// </summary>
internal sealed class PersonAnswers(StepContext context)
{
    private static readonly Error NotYet = Error.Conflict("waits_for_person", "Nobody has answered yet.");
    private DateTimeOffset until;

    /// <summary>The answer to a question; null when nobody has answered it yet.</summary>
    public async Task<PersonAnswer?> TakeAsync(string question, CancellationToken cancellationToken)
    {
        if (context.Answer is null && !context.Replays)
        {
            return null;
        }

        var taken = await context.EffectAsync(question, "answer", (_, _) => Task.FromResult(Fresh()), cancellationToken);
        if (!taken.IsOk)
        {
            return null;
        }

        until = taken.Value.At;
        return taken.Value;
    }

    private Result<PersonAnswer> Fresh() => context.Answer is { } answer && answer.At > until
        ? new PersonAnswer(answer.Answer == "approved", Words(answer), answer.By.Name, answer.At)
        : NotYet;

    private static string? Words(StepAnswer answer) =>
        answer.Fields is { ValueKind: System.Text.Json.JsonValueKind.Object } fields && fields.TryGetProperty("words", out var words) && words.ValueKind == System.Text.Json.JsonValueKind.String ? words.GetString() : null;
}

/// <summary>What a person answered.</summary>
/// <param name="Approved">Yes or no.</param>
/// <param name="Words">What else they said; null for nothing.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
internal sealed record PersonAnswer(bool Approved, string? Words, string By, DateTimeOffset At);
