using System.Text;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Web;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Http;

/// <summary>Undoes an HTTP request by the undo request its block declares, with the same credential. An answer that the thing is gone counts as undone.</summary>
internal sealed class HttpUndo(IOutbound outbound) : ICompensation
{
    private static readonly string[] Methods = ["POST", "PUT", "PATCH", "DELETE"];

    public string Type => "http";

    public async Task<StepOutcome> UndoAsync(StepContext context, UndoneStep step, CancellationToken cancellationToken)
    {
        var request = StepSettings.Read<HttpSettings>(step.Node).Then(settings => Build(settings, step));
        if (!request.IsOk)
        {
            return Outcomes.Failed(request.Error);
        }

        var status = await context.EffectAsync<int>("http:undo", "http", (key, token) => SendAsync(context, request.Value, key, token), cancellationToken);
        if (!status.IsOk)
        {
            return Outcomes.Failed(status.Error);
        }

        var url = request.Value.Url;
        return status.Value is < 400 or 404 or 410
            ? new StepResult().Message($"{request.Value.Method} {url.Host}{url.AbsolutePath} answered {status.Value}.").From("web:" + url.Host).Done()
            : Outcomes.Failed(new Error(status.Value is 429 or >= 500 ? ErrorKind.Upstream : ErrorKind.Unprocessable, "http_status", $"{url.Host} answered {status.Value} to the undo request.", "Undo it by hand, or correct the service and repeat the undo."));
    }

    private async Task<Result<int>> SendAsync(StepContext context, OutboundRequest request, string key, CancellationToken cancellationToken)
    {
        var sent = await outbound.SendAsync(context.Tenant, request with { Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Idempotency-Key"] = key } }, cancellationToken);
        return sent.Map(answer => answer.Status);
    }

    private static Result<OutboundRequest> Build(HttpSettings settings, UndoneStep step)
    {
        var method = (settings.Undo?.Method ?? "DELETE").ToUpperInvariant();
        if (settings.Undo is not { Url: { Length: > 0 } template } || !Methods.Contains(method, StringComparer.Ordinal))
        {
            return StepSettings.Bad("undo", "The block declares no undo request.", "Give it a method and an address.");
        }

        var scope = StepExpressions.Scope(step.Inputs.TryGetValue("body", out var input) ? input.Value : null).With("output", JsonSerializer.SerializeToElement(step.Outputs));
        var url = StepExpressions.Fill("undo.url", template, scope).Then(WebAddress.Parse);
        var body = StepExpressions.Fill("undo.body", settings.Undo.Body ?? "", scope);
        return !url.IsOk ? url.Error
            : !body.IsOk ? body.Error
            : new OutboundRequest(method, url.Value) { Body = Encoding.UTF8.GetBytes(body.Value), Credential = settings.Credential, Timeout = TimeSpan.FromSeconds(60) };
    }
}
