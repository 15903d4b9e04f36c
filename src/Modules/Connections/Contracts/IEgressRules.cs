using Cadre.Kernel;

namespace Cadre.Connections.Contracts;

/// <summary>Hosts that a workspace allows or denies. Without allow rules for a purpose all public hosts are allowed; with one, only those on the list.</summary>
public interface IEgressRules
{
    /// <summary>Adds a rule.</summary>
    /// <param name="tenant">Whose rule.</param>
    /// <param name="hostPattern">A host, <c>*.</c> and a name for its subdomains, or <c>*</c>.</param>
    /// <param name="purpose">For calls of this purpose; empty for all.</param>
    /// <param name="allow">Allow or deny; deny wins.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Result<Done>> SetAsync(Tenant tenant, string hostPattern, string purpose, bool allow, CancellationToken cancellationToken);

    /// <summary>Removes a rule; false when there was none.</summary>
    Task<bool> RemoveAsync(Tenant tenant, string hostPattern, string purpose, bool allow, CancellationToken cancellationToken);
}
