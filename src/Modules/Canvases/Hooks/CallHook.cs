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
        string token, HttpRequest request, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, HookStore hooks, HookDesk desk, CancellationToken cancellationToken)
    {
        if (await hooks.CallAsync(token, cancellationToken) is not { } hook)
        {
            return Error.NotFound("webhook").ToProblem();
        }

        var reply = await desk.TakeAsync(hook, await ReadAsync(request, cancellationToken), idempotencyKey, cancellationToken);
        return reply.Problem?.ToProblem() as IResult
            ?? (reply.Content is { } content ? new HookAnswer(Encoding.UTF8.GetBytes(content.Text), content.MediaType, reply.Status) : TypedResults.Accepted((string?)null, new HookAccepted(reply.Run!.Value)));
    }

    private static async Task<Result<JsonElement>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(request, cancellationToken);
        return body.Then<JsonElement>(read => JsonSerializer.SerializeToElement(new
        {
            body = read,
            query = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal),
            headers = request.Headers.Where(h => !PrivateHeaders.Contains(h.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString(), StringComparer.Ordinal),
        }));
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
