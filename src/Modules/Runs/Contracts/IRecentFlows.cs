using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>What a workspace ran lately.</summary>
public interface IRecentFlows
{
    /// <summary>The flows that were stored last, the latest first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="most">At most this many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<Flow>> ReadAsync(Tenant tenant, int most, CancellationToken cancellationToken);
}
