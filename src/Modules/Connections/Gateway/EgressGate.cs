using System.Net;
using Cadre.Connections.Addresses;
using Cadre.Connections.Contracts;
using Cadre.Connections.Rules;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>Decides whether a host may be called, and at which addresses: resolved once, every address checked, those and no others connected to.</summary>
internal sealed class EgressGate(PolicyStore policies, IHostResolver resolver)
{
    /// <summary>The addresses to connect to, or the refusal.</summary>
    public async Task<Result<IReadOnlyList<IPAddress>>> CheckAsync(Tenant tenant, string purpose, string host, int port, EgressSource? source, CancellationToken cancellationToken)
    {
        var policy = await policies.ReadAsync(tenant, cancellationToken);
        if (policy.Refuses(purpose, host, source) is { } refusal)
        {
            return EgressErrors.Refused(refusal, host);
        }

        var found = await ResolveAsync(policy, host, port, cancellationToken);
        return found.Refusal is { } bad ? EgressErrors.Refused(bad, host, found.Bad) : Result<IReadOnlyList<IPAddress>>.Ok(found.Addresses);
    }

    /// <summary>Whether the lists let a host be called; says nothing about its addresses.</summary>
    public async Task<Error?> CheckListsAsync(Tenant tenant, string purpose, string host, EgressSource? source, CancellationToken cancellationToken) =>
        (await policies.ReadAsync(tenant, cancellationToken)).Refuses(purpose, host, source) is { } refusal ? EgressErrors.Refused(refusal, host) : null;

    /// <summary>Whether a sandbox's own list has a host.</summary>
    public async Task<bool> SandboxListsAsync(Tenant tenant, EgressSource? source, string host, int port, CancellationToken cancellationToken) =>
        source?.Sandbox is not null && (await policies.ReadAsync(tenant, cancellationToken)).SandboxLists(source, host, port);

    /// <summary>Why a host would be refused now; null when it would be called.</summary>
    public async Task<EgressRefusal?> ExplainAsync(Tenant tenant, string purpose, string host, int port, EgressSource? source, CancellationToken cancellationToken)
    {
        var policy = await policies.ReadAsync(tenant, cancellationToken);
        EgressRefusal? unlisted = source?.Sandbox is not null && !policy.SandboxLists(source, host, port) ? EgressRefusal.NotOnSandboxList : null;
        return policy.Refuses(purpose, host, source) ?? unlisted ?? (await ResolveAsync(policy, host, port, cancellationToken)).Refusal;
    }

    /// <summary>Whether a host leads to an address that nothing can open.</summary>
    public async Task<bool> IsNeverAsync(string host, CancellationToken cancellationToken) => (await AddressesAsync(host, cancellationToken)).Any(address => AddressRules.Judge(address) == AddressVerdict.Never);

    private async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var literal) ? [literal] : await resolver.ResolveAsync(host, cancellationToken);

    private async Task<(IReadOnlyList<IPAddress> Addresses, EgressRefusal? Refusal, IPAddress? Bad)> ResolveAsync(EgressPolicy policy, string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await AddressesAsync(host, cancellationToken);
        if (addresses.Count == 0)
        {
            return (addresses, EgressRefusal.Unresolved, null);
        }

        var granted = policy.Grants.Contains((host, port));
        foreach (var address in addresses)
        {
            var verdict = AddressRules.Judge(address);
            if (verdict == AddressVerdict.Never || (verdict == AddressVerdict.Private && !granted))
            {
                // One bad address refuses the name: which one a later connection took would be a matter of chance.
                return (addresses, verdict == AddressVerdict.Never ? EgressRefusal.NeverAddress : EgressRefusal.PrivateAddress, address);
            }
        }

        return (addresses, null, null);
    }
}
