using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.Response;

/// <summary>Holds the answer for the caller of a webhook, who waits for this step: its settings say how it is answered.</summary>
internal sealed class ResponseExecutor() : BlockExecutor<ResponseSettings>("response")
{
    /// <inheritdoc/>
    public override bool IsPure => true;

    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, ResponseSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Status is < 200 or > 599)
        {
            return Task.FromResult<Result<StepOutcome>>(StepSettings.Bad("status", $"{settings.Status} is no status of an answer.", "Use 200 to 599."));
        }

        var value = context.Input("value") ?? JsonSerializer.SerializeToElement<object?>(null);
        return Task.FromResult<Result<StepOutcome>>(new StepResult().Output("value", value).View("json", "Answer", value).Done());
    }
}

/// <summary>Settings of webhook responses.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">The answer's type.</param>
internal sealed record ResponseSettings(int? Status, string? ContentType);
