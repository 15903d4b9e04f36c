using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.Output;

/// <summary>What a canvas gives to whoever runs it.</summary>
internal sealed class OutputExecutor() : BlockExecutor<OutputSettings>("output")
{
    /// <inheritdoc/>
    public override bool IsPure => true;

    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, OutputSettings settings, CancellationToken cancellationToken)
    {
        var value = context.Input("value") ?? JsonSerializer.SerializeToElement<object?>(null);
        var views = ValueViews.Of(value);
        var done = new StepResult().Output("value", value).Done();
        return Task.FromResult<Result<StepOutcome>>(done with { Views = views.Count > 0 ? views : [new ResultView("json") { Value = value }] });
    }
}

/// <summary>Settings of output blocks.</summary>
/// <param name="Name">Its name among the results; the block's title unless given.</param>
internal sealed record OutputSettings(string? Name);
