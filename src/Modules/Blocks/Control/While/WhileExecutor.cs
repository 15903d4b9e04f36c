using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.While;

/// <summary>Runs the blocks within it round after round, each with the value that the last one gave, while a condition holds and a bound is not reached.</summary>
internal sealed class WhileExecutor() : BlockExecutor<WhileSettings>("while")
{
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement<object?>(null);

    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, WhileSettings settings, CancellationToken cancellationToken) => Task.FromResult(Decide(context, settings));

    private static Result<StepOutcome> Decide(StepContext context, WhileSettings settings)
    {
        var (rounds, last) = (context.Body?.Opened ?? 0, context.Body?.Results[0]);
        if (last is { Status: not StepStatus.Succeeded })
        {
            return new Error(ErrorKind.Unprocessable, "round_failed", $"Round {rounds} failed at '{last.FailedStep}': {last.Error?.Message}", "Correct the block within and run it again.");
        }

        var value = last is null ? context.Input("value") ?? Nothing : last.Outputs.TryGetValue("next", out var next) ? next : Nothing;
        var scope = StepExpressions.Scope(value).With("value", value).With("round", JsonSerializer.SerializeToElement(rounds));
        var decision = StepExpressions.Evaluate("condition", settings.Condition, scope);
        if (!decision.IsOk)
        {
            return decision.Error;
        }

        var answer = JsonSerializer.SerializeToElement(decision.Value);
        if (answer.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return StepSettings.Bad("condition", $"The condition gives {answer.ValueKind.ToString().ToLowerInvariant()}, not true or false.", "Compare something, such as value.score < 80.");
        }

        var most = Math.Clamp(settings.MaxRounds ?? 20, 1, 1000);
        return answer.ValueKind == JsonValueKind.False ? End(value, rounds, $"Ended after {rounds} rounds.")
            : rounds < most ? new StepOutcome.Opens(JsonSerializer.SerializeToElement(new[] { value }), "current", 1)
            : settings.AtLimit == "stop" ? End(value, rounds, $"Stopped at the bound of {most} rounds.")
            : new Error(ErrorKind.Unprocessable, "too_many_rounds", $"The condition still holds after {most} rounds.", "Raise 'Most rounds', correct the condition, or choose to go on with the last value.");
    }

    private static StepOutcome.Completed End(JsonElement value, int rounds, string message) =>
        new StepResult().Output("result", value).Output("rounds", rounds).Figure("rounds", rounds).Message(message).View("json", "Last value", value).Done();
}

/// <summary>Settings of while blocks.</summary>
/// <param name="Condition">CEL over <c>value</c> and <c>round</c>: another round while it is true.</param>
/// <param name="MaxRounds">The bound.</param>
/// <param name="AtLimit">fail or stop.</param>
internal sealed record WhileSettings(string? Condition, int? MaxRounds, string? AtLimit);
