using Cadre.Blocks.Execution;
using Cadre.Connections.Contracts;
using Cadre.Kernel;

namespace Cadre.Blocks.Web;

/// <summary>The way out through the egress gateway.</summary>
internal sealed class GatewayOutbound(IEgressGateway gateway) : IOutbound
{
    /// <inheritdoc/>
    public async Task<Result<OutboundAnswer>> SendAsync(Tenant tenant, OutboundRequest request, CancellationToken cancellationToken)
    {
        CredentialId? credential = null;
        if (!string.IsNullOrWhiteSpace(request.Credential))
        {
            if (!CredentialId.TryParse(request.Credential, out var id))
            {
                return StepSettings.Bad("credential", "This is no handle of a credential.", "Choose a credential of the list; never paste the key itself.");
            }

            credential = id;
        }

        var sent = await gateway.SendAsync(
            tenant,
            new EgressRequest(new HttpMethod(request.Method), request.Url, "block")
            {
                Headers = request.Headers,
                Body = request.Body,
                ContentType = request.Body is null ? null : request.ContentType,
                Credential = credential,
                Timeout = request.Timeout,
                MaxBytes = request.MaxBytes,
            },
            cancellationToken);
        return sent.Map(answer => new OutboundAnswer(answer.Status, answer.Url, answer.Headers, answer.Body.ToArray()));
    }
}
