using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Condition;

/// <summary>Lets its input pass on to <c>true</c> or <c>false</c>; the other port stays inactive.</summary>
internal sealed class ConditionExecutor() : BlockExecutor<ConditionSettings>("condition")
{
    /// <inheritdoc/>
    public override bool IsPure => true;

    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, ConditionSettings settings, CancellationToken cancellationToken)
    {
        var value = StepExpressions.Evaluate("expression", settings.Expression, StepExpressions.Scope(context.Input("input")));
        return Task.FromResult(value.Then(node => Decide(context, settings, JsonSerializer.SerializeToElement(node))));
    }

    private static Result<StepOutcome> Decide(StepContext context, ConditionSettings settings, JsonElement answer)
    {
        if (answer.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return StepSettings.Bad("expression", $"The expression gives {answer.ValueKind.ToString().ToLowerInvariant()}, not true or false.", "Compare something, such as input.total > 100.");
        }

        var taken = answer.ValueKind == JsonValueKind.True ? "true" : "false";
        return new StepResult().Output(taken, context.Input("input") ?? answer).ByEngine("CEL").Message($"{settings.Expression} is {taken}.").Done();
    }
}

/// <summary>Settings of condition blocks.</summary>
/// <param name="Expression">CEL that gives true or false.</param>
internal sealed record ConditionSettings(string? Expression);
