using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Execution;

/// <summary>Executes a block type: reads its settings, runs, and turns expected failures into failed outcomes.</summary>
/// <typeparam name="TSettings">The type's settings.</typeparam>
internal abstract class BlockExecutor<TSettings>(string type) : IStepExecutor
    where TSettings : class
{
    /// <inheritdoc/>
    public string Type => type;

    /// <inheritdoc/>
    public virtual TimeSpan DefaultTimeout => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public virtual bool IsPure => false;

    /// <inheritdoc/>
    public async Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var settings = StepSettings.Read<TSettings>(context.Node);
        if (!settings.IsOk)
        {
            return Outcomes.Failed(settings.Error);
        }

        using var source = EgressSource.Begin(new EgressSource { Run = context.Run.Value, Canvas = context.Canvas, Block = context.Node.Address });
        var outcome = await RunAsync(context, settings.Value, cancellationToken);
        return outcome.IsOk ? outcome.Value : Outcomes.Failed(outcome.Error);
    }

    /// <summary>Runs one attempt.</summary>
    protected abstract Task<Result<StepOutcome>> RunAsync(StepContext context, TSettings settings, CancellationToken cancellationToken);
}
