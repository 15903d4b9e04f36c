using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.Parallel;

/// <summary>Sends its input along several branches at once: to each the whole, or to each its share of a list.</summary>
internal sealed class ParallelExecutor() : BlockExecutor<ParallelSettings>("parallel")
{
    private static readonly string[] Ports = ["a", "b", "c", "d", "e", "f"];

    /// <inheritdoc/>
    public override bool IsPure => true;

    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, ParallelSettings settings, CancellationToken cancellationToken)
    {
        var input = context.Input("input") ?? JsonSerializer.SerializeToElement<object?>(null);
        var branches = Math.Clamp(settings.Branches ?? 2, 2, Ports.Length);
        if (settings.Give == "share" && input.ValueKind != JsonValueKind.Array)
        {
            return Task.FromResult<Result<StepOutcome>>(Outcomes.Unusable("share_no_list", "Only a list can be shared out between branches.", "Connect a list, or give each branch the whole."));
        }

        var result = new StepResult().Message($"{branches} branches.");
        for (var i = 0; i < branches; i++)
        {
            var branch = i;
            result.Output(Ports[i], settings.Give == "share" ? JsonSerializer.SerializeToElement(input.EnumerateArray().Where((_, at) => at % branches == branch)) : input);
        }

        return Task.FromResult<Result<StepOutcome>>(result.Done());
    }
}

/// <summary>Settings of parallel blocks.</summary>
/// <param name="Branches">How many outputs get a value: 2 to 6.</param>
/// <param name="Give">whole or share.</param>
internal sealed record ParallelSettings(int? Branches, string? Give);
