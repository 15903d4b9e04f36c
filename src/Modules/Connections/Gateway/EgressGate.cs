using System.Net;
using Cadre.Connections.Addresses;
using Cadre.Connections.Rules;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>Decides whether a host may be called, and at which addresses: resolved once, every address checked, those and no others connected to.</summary>
internal sealed class EgressGate(PolicyStore policies, IHostResolver resolver)
{
    /// <summary>The addresses to connect to, or the refusal.</summary>
    public async Task<Result<IReadOnlyList<IPAddress>>> CheckAsync(Tenant tenant, string purpose, string host, int port, CancellationToken cancellationToken)
    {
        var policy = await policies.ReadAsync(tenant, cancellationToken);
        if (policy.Refuses(purpose, host) is { } refusal)
        {
            return EgressErrors.Refused($"'{host}' is refused: {refusal}.", "An administrator can change the workspace's list of hosts.");
        }

        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolver.ResolveAsync(host, cancellationToken);
        if (addresses.Count == 0)
        {
            return EgressErrors.Unresolved(host);
        }

        var granted = policy.Grants.Contains((host, port));
        foreach (var address in addresses)
        {
            var verdict = AddressRules.Judge(address);
            if (verdict == AddressVerdict.Never || (verdict == AddressVerdict.Private && !granted))
            {
                // One bad address refuses the name: which one a later connection took would be a matter of chance.
                return EgressErrors.Refused(
                    $"'{host}' is refused: it leads to {address}, which is not on the public Internet.",
                    verdict == AddressVerdict.Private ? "An administrator can open this private host and port." : "Such addresses are never called.");
            }
        }

        return Result<IReadOnlyList<IPAddress>>.Ok(addresses);
    }
}
