using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Server.Composition;

/// <summary>
/// Calls to the remote sandbox provider, through the egress gateway. They are the operator's, not a workspace's: a workspace of their own, in which nobody is, holds the
/// operator's rule that this one host and port may be called even where its address is private.
/// </summary>
internal sealed class RemoteSandboxCalls(IEgressGateway gateway, IEgressGrants grants) : IRemoteCalls
{
    private static readonly Tenant Operator = Tenant.ForSystem(new WorkspaceId(Guid.Parse("00000000-0000-7000-8000-5a4db0c5e000")));

    public HttpMessageHandler CreateHandler(Uri provider) => new Granted(grants, provider, gateway.CreateHandler(Operator, "sandbox"));

    private sealed class Granted(IEgressGrants grants, Uri provider, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private volatile bool granted;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!granted)
            {
                await grants.GrantAsync(Operator, provider.Host, provider.Port, "CADRE_SANDBOX_URL", cancellationToken);
                granted = true;
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
