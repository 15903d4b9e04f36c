using System.Net;
using Cadre.Connections.Caching;
using Cadre.Connections.Contracts;
using Cadre.Connections.Vault;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>
/// Calls to the outside. (1) The request is checked and its credential fetched for the host. (2) Each hop is checked like a first call. (3) Failed tries of
/// idempotent methods are repeated with growing, jittered pauses. (4) Redirects are followed by hand; at another origin credentials are left behind.
/// (5) The answer is read to its end or its limit.
/// </summary>
internal sealed class EgressGateway(EgressCall call, CachedCall cached, CredentialVault vault, ConnectionsOptions options, IdSource ids, TimeProvider time) : IEgressGateway
{
    private static readonly HashSet<string> CredentialHeaders = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Cookie", "X-Api-Key", "Api-Key", "X-Goog-Api-Key", "X-Auth-Token", "X-Subscription-Token" };

    public async Task<Result<EgressResponse>> SendAsync(Tenant tenant, EgressRequest request, CancellationToken cancellationToken)
    {
        if ((OutsideCalls.Refusal ?? UrlRules.Check(request.Url)) is { } refused)
        {
            return refused;
        }

        using var patience = new CancellationTokenSource(request.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var hop = await PrepareAsync(tenant, request, either.Token);
            return hop.IsOk ? await FollowAsync(tenant, request, hop.Value, either.Token) : hop.Error;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return EgressErrors.Timeout(UrlRules.HostOf(request.Url));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            return EgressErrors.Failed(UrlRules.HostOf(request.Url), exception.Message);
        }
    }

    public HttpMessageHandler CreateHandler(Tenant tenant, string purpose) => new EgressHandler(call, tenant, purpose, options.MaxStreamBytes);

    /// <summary>1.</summary>
    private async Task<Result<EgressHop>> PrepareAsync(Tenant tenant, EgressRequest request, CancellationToken cancellationToken)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in request.Headers)
        {
            if (UrlRules.CheckHeader(name, value) is { } refused)
            {
                return refused;
            }

            headers.Add(new(name, value));
        }

        if (request.Credential is { } credential)
        {
            var header = await vault.HeaderAsync(tenant, credential, UrlRules.HostOf(request.Url), cancellationToken);
            if (!header.IsOk)
            {
                return header.Error;
            }

            headers.RemoveAll(pair => string.Equals(pair.Key, header.Value.Key, StringComparison.OrdinalIgnoreCase));
            headers.Add(header.Value);
        }

        var secretHeader = request.Credential is null ? null : headers[^1].Key;
        return new EgressHop(request.Method, request.Url, headers, request.Body, request.ContentType, secretHeader);
    }

    private async Task<Result<EgressResponse>> FollowAsync(Tenant tenant, EgressRequest request, EgressHop hop, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            var answered = await cached.SendAsync(tenant, request.Purpose, hop, request.MaxBytes, asked => TryAsync(tenant, request.Purpose, asked, cancellationToken), cancellationToken); // 2, 3
            if (!answered.IsOk)
            {
                return answered.Error;
            }

            using var response = answered.Value;
            if (!Redirects.Is(response))
            {
                return await EgressAnswer.ReadAsync(response, hop.Url, request.MaxBytes, cancellationToken); // 5
            }

            if (redirects >= request.MaxRedirects)
            {
                return EgressErrors.Refused($"'{request.Url.Host}' redirects more than {request.MaxRedirects} times.", "Call the final address itself.");
            }

            var target = Redirects.Target(hop.Url, response); // 4
            if (!target.IsOk)
            {
                return target.Error;
            }

            hop = Next(hop, target.Value, Redirects.Method(hop.Method, response.StatusCode));
        }
    }

    private static EgressHop Next(EgressHop hop, Uri target, HttpMethod method)
    {
        var keepsBody = method == hop.Method;
        var headers = Redirects.SameOrigin(hop.Url, target)
            ? hop.Headers
            : [.. hop.Headers.Where(pair => !CredentialHeaders.Contains(pair.Key) && !string.Equals(pair.Key, hop.SecretHeader, StringComparison.OrdinalIgnoreCase))];
        return hop with { Url = target, Method = method, Headers = headers, Body = keepsBody ? hop.Body : null, ContentType = keepsBody ? hop.ContentType : null };
    }

    private async Task<Result<HttpResponseMessage>> TryAsync(Tenant tenant, string purpose, EgressHop hop, CancellationToken cancellationToken)
    {
        var tries = hop.IsIdempotent ? options.MaxTries : 1;
        for (var attempt = 1; ; attempt++)
        {
            using var message = hop.ToMessage();
            var answered = await call.SendAsync(tenant, purpose, message, cancellationToken);
            if (attempt >= tries || !Transient(answered))
            {
                return answered;
            }

            var pause = Pause(attempt, answered);
            if (answered.IsOk)
            {
                answered.Value.Dispose();
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static bool Transient(Result<HttpResponseMessage> answered) => answered.IsOk
        ? answered.Value.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests
        : answered.Error.Code == "egress_failed";

    private TimeSpan Pause(int attempt, Result<HttpResponseMessage> answered)
    {
        if (answered.IsOk && answered.Value.Headers.RetryAfter is { } asked)
        {
            var wanted = asked.Delta ?? (asked.Date - time.GetUtcNow()) ?? TimeSpan.Zero;
            return wanted < TimeSpan.Zero ? TimeSpan.Zero : wanted; // Longer than the call's patience ends in egress_timeout.
        }

        var grown = options.RetryPause * Math.Pow(2, attempt - 1);
        return grown + (grown * (ids.NewBytes(1)[0] / 255.0));
    }
}
