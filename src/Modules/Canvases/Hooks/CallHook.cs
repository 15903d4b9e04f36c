using System.Text;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cadre.Canvases.Hooks;

/// <summary>Starts a run of the hook's canvas, and answers with the value of its response block, or 202 with the run.</summary>
internal static class CallHook
{
    private static readonly string[] PrivateHeaders = ["authorization", "cookie", "proxy-authorization"];

    public static async Task<IResult> HandleAsync(
        string token, HttpRequest request, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, HookStore hooks, HookRun runs, CancellationToken cancellationToken)
    {
        if (await hooks.CallAsync(token, cancellationToken) is not { } hook)
        {
            return Error.NotFound("webhook").ToProblem();
        }

        var body = await BodyAsync(request, cancellationToken);
        if (!body.IsOk)
        {
            return body.Error.ToProblem();
        }

        var sent = JsonSerializer.SerializeToElement(new
        {
            body = body.Value,
            query = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal),
            headers = request.Headers.Where(h => !PrivateHeaders.Contains(h.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString(), StringComparer.Ordinal),
        });
        var started = await runs.StartAsync(hook, sent, idempotencyKey, cancellationToken);
        if (!started.IsOk)
        {
            return started.Error.ToProblem();
        }

        var outcome = started.Value.Responses.Count > 0 ? await runs.WaitAsync(started.Value, TimeSpan.FromSeconds(hook.Wait_seconds), cancellationToken) : null;
        return outcome is null ? TypedResults.Accepted((string?)null, new HookAccepted(started.Value.Run))
            : outcome.Response is { } response ? Answer(response, started.Value.Responses[response.Address])
            : new Error(ErrorKind.Upstream, "run_without_response", $"The run ended ({outcome.Run.Status.ToString().ToLowerInvariant()}) without an answer.", "Look at the run to see why.").ToProblem();
    }

    private static HookAnswer Answer(StepView step, JsonElement settings)
    {
        var value = step.Outputs!["value"].Value;
        var status = settings.TryGetProperty("status", out var code) && code.TryGetInt32(out var number) ? number : StatusCodes.Status200OK;
        var type = settings.TryGetProperty("contentType", out var wanted) && wanted.GetString() is { } given ? given
            : value.ValueKind == JsonValueKind.String ? "text/plain" : "application/json";
        var text = value.ValueKind == JsonValueKind.String && type != "application/json" ? value.GetString()! : value.GetRawText();
        return new HookAnswer(Encoding.UTF8.GetBytes(text), type, status);
    }

    /// <summary>JSON when it is JSON, the fields of a form, else the text.</summary>
    private static async Task<Result<JsonElement>> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            return JsonSerializer.SerializeToElement(form.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal));
        }

        using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            var text = await reader.ReadToEndAsync(cancellationToken);
            if (text.Length == 0)
            {
                return JsonSerializer.SerializeToElement<object?>(null);
            }

            return request.HasJsonContentType() ? JsonSerializer.Deserialize<JsonElement>(text, CadreJson.Stored) : JsonSerializer.SerializeToElement(text);
        }
        catch (Exception unreadable) when (unreadable is JsonException or DecoderFallbackException)
        {
            return Error.Invalid("bad_body", "The body is not what its content type says.", "Send JSON, a form, or text in UTF-8.");
        }
    }
}

/// <summary>The run goes on; look at it later.</summary>
internal sealed record HookAccepted(RunId RunId);
