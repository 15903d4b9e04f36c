using System.Text;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Web;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Http;

/// <summary>Calls a web service through the gateway. The effect's stable key goes out as <c>Idempotency-Key</c>, so a repeat after a crash is recognised.</summary>
internal sealed class HttpExecutor(IOutbound outbound, ArtifactFiles artifacts) : BlockExecutor<HttpSettings>("http")
{
    private const int LargestInline = 700_000;
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <inheritdoc/>
    public override TimeSpan DefaultTimeout => TimeSpan.FromMinutes(6);

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, HttpSettings settings, CancellationToken cancellationToken)
    {
        var request = Build(settings, context.Input("body"));
        if (!request.IsOk)
        {
            return request.Error;
        }

        var answer = await context.EffectAsync<HttpAnswer>("http:1", "http", (key, token) => SendAsync(context, request.Value, key, token), cancellationToken);
        return answer.Then(a => Finish(request.Value, settings, a));
    }

    private async Task<Result<HttpAnswer>> SendAsync(StepContext context, OutboundRequest request, string key, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        if (request.Method is not ("GET" or "HEAD"))
        {
            headers.TryAdd("Idempotency-Key", key);
        }

        var sent = await outbound.SendAsync(context.Tenant, request with { Headers = headers }, cancellationToken);
        if (!sent.IsOk)
        {
            return sent.Error;
        }

        var body = await BodyAsync(context, request, sent.Value, cancellationToken);
        return body.Map(b => new HttpAnswer(sent.Value.Status, b, sent.Value.Headers.Where(h => !h.Key.Equals("set-cookie", StringComparison.OrdinalIgnoreCase)).ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase)));
    }

    private async Task<Result<JsonElement>> BodyAsync(StepContext context, OutboundRequest request, OutboundAnswer answer, CancellationToken cancellationToken)
    {
        var type = answer.MediaType;
        var isJson = type is "application/json" || type.EndsWith("+json", StringComparison.Ordinal);
        if (answer.Body.Length == 0)
        {
            return JsonSerializer.SerializeToElement<object?>(null);
        }

        if (answer.Body.Length > LargestInline || !(isJson || type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal) || type.Length == 0))
        {
            var name = Path.GetFileName(request.Url.AbsolutePath) is { Length: > 0 } last ? last : "answer";
            var saved = await artifacts.SaveAsync(context.Tenant, name, type.Length == 0 ? "application/octet-stream" : type, answer.Body, cancellationToken);
            return saved.Map(s => JsonSerializer.SerializeToElement(s, CadreJson.Stored));
        }

        var text = Encoding.UTF8.GetString(answer.Body);
        if (!isJson)
        {
            return JsonSerializer.SerializeToElement(text);
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            // Services that announce JSON and send something else are common: what they sent is passed on as text.
            return JsonSerializer.SerializeToElement(text);
        }
    }

    private static Result<StepOutcome> Finish(OutboundRequest request, HttpSettings settings, HttpAnswer answer)
    {
        var result = new StepResult()
            .Output("body", answer.Body).Output("status", answer.Status).Output("headers", answer.Headers)
            .From("web:" + request.Url.Host).Figure("status", answer.Status)
            .Message($"{request.Method} {request.Url.Host}{request.Url.AbsolutePath} answered {answer.Status}.");
        var view = ArtifactFiles.From(answer.Body) is { } file ? result.View(ValueViews.Kind(file.MediaType) is "frame" ? "file" : ValueViews.Kind(file.MediaType), "Answer", file)
            : answer.Body.ValueKind == JsonValueKind.String ? result.View("code", "Answer", answer.Body, "text") : result.View("json", "Answer", answer.Body);
        return answer.Status >= 400 && settings.FailOnError != false
            ? Outcomes.Failed(
                new Error(answer.Status is 429 or >= 500 ? ErrorKind.Upstream : ErrorKind.Unprocessable, "http_status", $"{request.Url.Host} answered {answer.Status}.", "Look at the answer below; correct address, headers or body, or switch off 'Fail on error status'."),
                [.. view.Done().Views])
            : view.Done();
    }

    private static Result<OutboundRequest> Build(HttpSettings settings, JsonElement? input)
    {
        var scope = StepExpressions.Scope(input);
        var method = (settings.Method ?? "GET").ToUpperInvariant();
        if (!Methods.Contains(method, StringComparer.Ordinal))
        {
            return StepSettings.Bad("method", $"'{settings.Method}' is no method.", "Use one of " + string.Join(", ", Methods) + ".");
        }

        var url = StepExpressions.Fill("url", settings.Url ?? "", scope).Then(WebAddress.Parse);
        if (!url.IsOk)
        {
            return url.Error;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, template) in settings.Headers ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            var value = StepExpressions.Fill("headers." + name, template, scope);
            if (!value.IsOk || name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-' && c != '_') || value.Value.AsSpan().ContainsAny('\r', '\n', '\0'))
            {
                return value.Error ?? StepSettings.Bad("headers", $"The header '{name}' has a name or value that no header can have.", "Names are letters, digits and hyphens; values are one line.");
            }

            headers[name] = value.Value;
        }

        var body = method is "GET" or "HEAD" ? (byte[]?)null : Array.Empty<byte>();
        var contentType = headers.Remove("Content-Type", out var given) ? given : "application/json";
        if (body is not null)
        {
            var text = !string.IsNullOrEmpty(settings.Body) ? StepExpressions.Fill("body", settings.Body, scope) : input is not { } value ? "" : value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            if (!text.IsOk)
            {
                return text.Error;
            }

            body = Encoding.UTF8.GetBytes(text.Value);
        }

        return new OutboundRequest(method, url.Value) { Headers = headers, Body = body, ContentType = contentType, Credential = settings.Credential, Timeout = TimeSpan.FromSeconds(Math.Clamp(settings.TimeoutSeconds ?? 30, 1, 300)), MaxBytes = 20_000_000 };
    }

    private sealed record HttpAnswer(int Status, JsonElement Body, IReadOnlyDictionary<string, string> Headers);
}

/// <summary>Settings of HTTP blocks.</summary>
internal sealed record HttpSettings(string? Method, string? Url, IReadOnlyDictionary<string, string>? Headers, string? Body, string? Credential, int? TimeoutSeconds, bool? FailOnError)
{
    /// <summary>How to undo it; null when it is final.</summary>
    public HttpUndoSettings? Undo { get; init; }
}

/// <summary>The request that undoes another one.</summary>
internal sealed record HttpUndoSettings(string? Method, string? Url, string? Body);
