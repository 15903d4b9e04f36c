using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.Webhook;

/// <summary>Gives what the caller of the webhook sent; its sample when the canvas is run by hand.</summary>
internal sealed class WebhookExecutor() : BlockExecutor<WebhookSettings>("webhook")
{
    /// <inheritdoc/>
    public override bool IsPure => true;

    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, WebhookSettings settings, CancellationToken cancellationToken)
    {
        var empty = JsonSerializer.SerializeToElement(new { });
        var request = context.Input("request") is { ValueKind: JsonValueKind.Object } sent ? sent : empty;
        var body = request.TryGetProperty("body", out var given) ? given : settings.Sample ?? JsonSerializer.SerializeToElement<object?>(null);
        var result = new StepResult()
            .Output("body", body)
            .Output("query", request.TryGetProperty("query", out var query) ? query : empty)
            .Output("headers", request.TryGetProperty("headers", out var headers) ? headers : empty)
            .View("json", "Body", body);
        return Task.FromResult<Result<StepOutcome>>((context.Input("request") is null ? result.Message("Run by hand: the sample stands in for a call.") : result).Done());
    }
}

/// <summary>Settings of webhooks.</summary>
/// <param name="Sample">The body when nobody called.</param>
internal sealed record WebhookSettings(JsonElement? Sample);
