using System.Text;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Web;
using Cadre.Expressions;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Control.Notification;

/// <summary>Tells the people of the workspace something, and a web address if one is given.</summary>
internal sealed class NotificationExecutor(INotices notices, IOutbound outbound) : BlockExecutor<NotificationSettings>("notification")
{
    private static readonly string[] Levels = ["info", "success", "warning", "error"];

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, NotificationSettings settings, CancellationToken cancellationToken)
    {
        var scope = StepExpressions.Scope(context.Input("input"));
        var title = StepExpressions.Fill("title", settings.Title ?? "", scope);
        var text = StepExpressions.Fill("text", settings.Text ?? "", scope);
        if (!title.IsOk || !text.IsOk || string.IsNullOrWhiteSpace(title.Value))
        {
            return title.Error ?? text.Error ?? StepSettings.Bad("title", "The notification has no title.", "Say in one line what happened.");
        }

        var level = settings.Level ?? "info";
        if (!Levels.Contains(level, StringComparer.Ordinal))
        {
            return StepSettings.Bad("level", $"There is no level '{level}'.", "Use info, success, warning or error.");
        }

        var notice = new Notice(level, Cut(title.Value, 500), Cut(text.Value, 10_000), context.Run, context.Node.Address, context.Canvas);
        await context.OnceAsync("notice", "tool", async (key, token) => { await notices.NotifyAsync(context.Tenant, notice, key, token); return true; }, cancellationToken);
        var sent = string.IsNullOrWhiteSpace(settings.Url) ? null : (Result<int>?)await SendAsync(context, settings, notice, scope, cancellationToken);
        if (sent is { IsOk: false } failed)
        {
            return failed.Error;
        }

        var result = new StepResult().Output("input", context.Input("input") ?? JsonSerializer.SerializeToElement<object?>(null)).Message(notice.Title);
        return (sent is null ? result : result.Message($"{new Uri(settings.Url!).Host} answered {sent.Value.Value}.")).Done();
    }

    private async Task<Result<int>> SendAsync(StepContext context, NotificationSettings settings, Notice notice, CelScope scope, CancellationToken cancellationToken)
    {
        var url = WebAddress.Parse(settings.Url!);
        var named = scope.With("title", JsonSerializer.SerializeToElement(notice.Title)).With("text", JsonSerializer.SerializeToElement(notice.Text)).With("level", JsonSerializer.SerializeToElement(notice.Level));
        var body = string.IsNullOrWhiteSpace(settings.Body)
            ? JsonSerializer.Serialize(new { notice.Title, notice.Text, notice.Level, run = context.Run.ToString() }, CadreJson.Stored)
            : StepExpressions.Fill("body", settings.Body, named);
        if (!url.IsOk || !body.IsOk)
        {
            return url.Error ?? body.Error!;
        }

        var status = await context.EffectAsync<int>(
            "http:notify",
            "http",
            async (key, token) =>
            {
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Idempotency-Key"] = key };
                var request = new OutboundRequest("POST", url.Value) { Headers = headers, Body = Encoding.UTF8.GetBytes(body.Value), Credential = settings.Credential };
                return (await outbound.SendAsync(context.Tenant, request, token)).Map(answer => answer.Status);
            },
            cancellationToken);
        return status is { IsOk: true, Value: >= 400 }
            ? new Error(status.Value is 429 or >= 500 ? ErrorKind.Upstream : ErrorKind.Unprocessable, "http_status", $"{url.Value.Host} answered {status.Value} to the notification.", "Check address, body and credential.")
            : status;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}

/// <summary>Settings of notifications.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">More.</param>
/// <param name="Level">info, success, warning or error.</param>
/// <param name="Url">Where it is sent besides; null for nowhere.</param>
/// <param name="Body">What is sent there.</param>
/// <param name="Credential">Handle of a credential.</param>
internal sealed record NotificationSettings(string? Title, string? Text, string? Level, string? Url, string? Body, string? Credential);
