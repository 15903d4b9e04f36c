using System.Net;
using Cadre.Connections.Contracts;
using Cadre.Connections.Log;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>One exchange with one host, after all checks: rate and breaker, connection, log line.</summary>
internal sealed class EgressCall(EgressGate gate, ConnectionPools pools, HostPatience patience, EgressLog log, IdSource ids, TimeProvider time)
{
    /// <summary>Sends a request to where its URL points, once. The answer's body is not read yet.</summary>
    public async Task<Result<HttpResponseMessage>> SendAsync(Tenant tenant, string purpose, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!; // The callers made it.
        var started = time.GetTimestamp();
        var checkedUrl = UrlRules.Check(url);
        var addresses = checkedUrl is not null ? checkedUrl : await gate.CheckAsync(tenant, purpose, UrlRules.HostOf(url), url.Port, EgressSource.Current, cancellationToken);
        if (!addresses.IsOk)
        {
            await LogAsync(tenant, purpose, request, started, addresses.Error.Code, null, null, addresses.Error.Message);
            return addresses.Error;
        }

        if (patience.Take(tenant.Workspace, UrlRules.HostOf(url), url.Port) is { } limited)
        {
            await LogAsync(tenant, purpose, request, started, limited.Code, null, null, limited.Message);
            return limited;
        }

        return await ExchangeAsync(tenant, purpose, request, addresses.Value, started, cancellationToken);
    }

    /// <summary>Leaves a line for an answer that came from the cache.</summary>
    public ValueTask LogCachedAsync(Tenant tenant, string purpose, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return LogAsync(tenant, purpose, request, time.GetTimestamp(), EgressLine.Cached, response, null);
    }

    private static long? LengthOf(HttpContent? content) => content?.Headers.ContentLength;

    private async Task<Result<HttpResponseMessage>> ExchangeAsync(Tenant tenant, string purpose, HttpRequestMessage request, IReadOnlyList<IPAddress> addresses, long started, CancellationToken cancellationToken)
    {
        var host = UrlRules.HostOf(request.RequestUri!);
        var port = request.RequestUri!.Port;
        request.Options.Set(ConnectionPools.Addresses, addresses);
        try
        {
            var response = await pools.SendAsync(tenant.Workspace, request, cancellationToken);
            patience.Report(tenant.Workspace, host, port, failed: response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout);
            await LogAsync(tenant, purpose, request, started, "ok", response, addresses[0]);
            return response;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            patience.Report(tenant.Workspace, host, port, failed: true);
            await LogAsync(tenant, purpose, request, started, "egress_failed", null, addresses[0], exception.InnerException?.Message ?? exception.Message);
            return EgressErrors.Failed(host, exception.InnerException?.Message ?? exception.Message);
        }
        catch (OperationCanceledException)
        {
            // Given up by the caller or by its patience: says nothing certain about the host.
            await LogAsync(tenant, purpose, request, started, "egress_timeout", null, addresses[0]);
            throw;
        }
    }

    private ValueTask LogAsync(Tenant tenant, string purpose, HttpRequestMessage request, long started, string outcome, HttpResponseMessage? response, IPAddress? address, string? detail = null)
    {
        var url = request.RequestUri!;
        return log.AddAsync(
            new EgressLine
            {
                Workspace = tenant.Workspace,
                Id = ids.NewGuid(),
                At = time.GetUtcNow(),
                Purpose = purpose,
                Method = request.Method.Method,
                Host = url.IsAbsoluteUri ? UrlRules.HostOf(url) : "",
                Port = url.IsAbsoluteUri ? url.Port : 0,
                Path = url.IsAbsoluteUri ? url.AbsolutePath[..Math.Min(url.AbsolutePath.Length, 500)] : "",
                Outcome = outcome,
                Status = (int?)response?.StatusCode,
                Address = address?.ToString(),
                Sent = LengthOf(request.Content) ?? 0,
                Received = LengthOf(response?.Content) ?? 0,
                DurationMs = (int)time.GetElapsedTime(started).TotalMilliseconds,
                Source = EgressSource.Current,
                Detail = detail,
            },
            CancellationToken.None);
    }
}
