using Cadre.Kernel;

namespace Cadre.Connections.Contracts;

/// <summary>
/// Hosts that a workspace allows or denies. Without allow rules for a purpose all public hosts are allowed; with one, only those on the list. A block's list narrows
/// further; a sandbox reaches nothing but its own list, within the workspace's.
/// </summary>
public interface IEgressRules
{
    /// <summary>All rules of a workspace.</summary>
    Task<IReadOnlyList<EgressRule>> ListAsync(Tenant tenant, CancellationToken cancellationToken);

    /// <summary>Adds a rule: <c>host_pattern_invalid</c> or <c>egress_scope_invalid</c> when it is none.</summary>
    Task<Result<Done>> SetAsync(Tenant tenant, EgressRule rule, CancellationToken cancellationToken);

    /// <summary>Removes a rule; false when there was none.</summary>
    Task<bool> RemoveAsync(Tenant tenant, EgressRule rule, CancellationToken cancellationToken);

    /// <summary>Removes all rules of a scope: its block or sandbox is gone.</summary>
    Task ClearAsync(Tenant tenant, string scope, CancellationToken cancellationToken);
}
