using Cadre.Connections.Contracts;
using Cadre.Kernel;

namespace Cadre.Models.Tests.Support;

/// <summary>A gateway that lets everything through; the gateway's own rules are tested in Connections.Tests.</summary>
internal sealed class OpenGateway : IEgressGateway, IEgressGrants
{
    public HashSet<string> Grants { get; } = [];

    public Task<Result<EgressResponse>> SendAsync(Tenant tenant, EgressRequest request, CancellationToken cancellationToken) => throw new NotSupportedException("models use handlers");

    public HttpMessageHandler CreateHandler(Tenant tenant, string purpose) => new SocketsHttpHandler();

    public Task GrantAsync(Tenant tenant, string host, int port, string reason, CancellationToken cancellationToken)
    {
        lock (Grants)
        {
            Grants.Add($"{host}:{port}");
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<EgressGrant>> ListAsync(Tenant tenant, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<EgressGrant>>([]);

    public Task<bool> RevokeAsync(Tenant tenant, string host, int port, CancellationToken cancellationToken)
    {
        lock (Grants)
        {
            return Task.FromResult(Grants.Remove($"{host}:{port}"));
        }
    }
}
