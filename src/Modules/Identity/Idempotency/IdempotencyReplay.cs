using System.Security.Cryptography;
using Cadre.Identity.Enforcement;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Identity.Idempotency;

/// <summary>
/// A repeat with the same <c>Idempotency-Key</c>, caller and route gets the first answer; with another body it is refused; one that comes while the first still works
/// waits for it. Only answers that took effect (2xx) are kept. 1. Hash the request. 2. Claim the key. 3. Do the work into memory. 4. Keep the answer, then send it.
/// </summary>
internal sealed class IdempotencyReplay(IdempotencyStore store, TimeProvider time)
{
    private const int MemoryThreshold = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly Error BadKey = Error.Invalid("bad_idempotency_key", "An Idempotency-Key has 1 to 200 visible ASCII characters.", "Use a UUID.");
    private static readonly Error OtherBody = new(ErrorKind.Unprocessable, "idempotency_key_reused", "This Idempotency-Key came with another request before.", "Use a new key for a new request.");
    private static readonly Error StillWorking = Error.Conflict("still_working", "The first request with this Idempotency-Key is still being worked on.", "Repeat in a few seconds.") with { RetryAfterSeconds = 2 };

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var key = context.Request.Headers[IdempotencyKey.Header].ToString();
        if (key.Length == 0 || context.GetEndpoint()?.Metadata.GetMetadata<EndpointPolicy>() is not { Idempotent: true } policy || context.Features.Get<RequestPrincipal>() is not { } who)
        {
            await next(context);
            return;
        }

        if (key.Length > 200 || key.Any(c => c is <= ' ' or > '~'))
        {
            await Problems.WriteAsync(context, BadKey);
            return;
        }

        var principal = $"{who.Actor.Key}@{who.Tenant?.Workspace}";
        var request = new RequestKey(principal, $"{context.Request.Method} {context.Request.Path}", key, await HashAsync(context.Request, policy, context.RequestAborted)); // 1
        var began = time.GetTimestamp();
        while (await store.ClaimAsync(request, context.RequestAborted) is { } known) // 2
        {
            if (!known.RequestHash.AsSpan().SequenceEqual(request.Hash))
            {
                await Problems.WriteAsync(context, OtherBody);
                return;
            }

            if (known.Status is not null)
            {
                await SendAsync(context, known);
                return;
            }

            if (time.GetElapsedTime(began) > Patience)
            {
                await Problems.WriteAsync(context, StillWorking);
                return;
            }

            await Task.Delay(Pause, time, context.RequestAborted);
        }

        await WorkAsync(context, next, request);
    }

    private async Task WorkAsync(HttpContext context, RequestDelegate next, RequestKey request)
    {
        var client = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        var finished = false;
        try
        {
            await next(context); // 3
            finished = true;
        }
        finally
        {
            context.Response.Body = client;
            if (!finished)
            {
                await store.ReleaseAsync(request, CancellationToken.None); // the claim must not outlive the failure, also when the client is gone
            }
        }

        var response = context.Response;
        var answer = new StoredAnswer { Status = response.StatusCode, ContentType = response.ContentType, Location = response.Headers.Location, Body = buffer.ToArray() };
        var tookEffect = response.StatusCode is >= 200 and < 300;
        await (tookEffect ? store.KeepAsync(request, answer, CancellationToken.None) : store.ReleaseAsync(request, CancellationToken.None)); // 4
        await client.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, StoredAnswer answer)
    {
        context.Response.StatusCode = answer.Status ?? StatusCodes.Status200OK;
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        if (answer.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }

        if (answer.Body is { Length: > 0 } body)
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static async Task<byte[]> HashAsync(HttpRequest request, EndpointPolicy policy, CancellationToken cancellationToken)
    {
        request.EnableBuffering(MemoryThreshold, policy.BodyLimit);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(request.QueryString.Value ?? ""));
        var chunk = new byte[16 << 10];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            hash.AppendData(chunk, 0, read);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
