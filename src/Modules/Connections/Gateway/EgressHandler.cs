using Cadre.Connections.Contracts;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>The gateway as an HTTP handler for SDKs. Redirects are answered as they come, not followed; answers may stream.</summary>
internal sealed class EgressHandler(EgressCall call, Tenant tenant, string purpose, long maxBytes) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (OutsideCalls.Refusal is { } forbidden)
        {
            throw new EgressRefusedException(forbidden);
        }

        if (request.RequestUri is not { IsAbsoluteUri: true } url || UrlRules.Check(url) is not null)
        {
            throw new EgressRefusedException(request.RequestUri is { IsAbsoluteUri: true } given ? UrlRules.Check(given)! : EgressErrors.Refused("The address is not absolute.", "Give the whole address."));
        }

        request.Headers.Host = null;
        var answered = await call.SendAsync(tenant, purpose, request, cancellationToken);
        if (!answered.IsOk)
        {
            throw answered.Error.Code is "egress_refused" or "egress_limited" or "egress_unresolved"
                ? new EgressRefusedException(answered.Error)
                : new HttpRequestException(HttpRequestError.ConnectionError, answered.Error.Message);
        }

        answered.Value.Content = new LimitedContent(answered.Value.Content, maxBytes);
        return answered.Value;
    }
}
