using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Runs.Contracts;
using Cadre.Runs.Execution;
using Cadre.Runs.Persistence;

namespace Cadre.Runs.Plug;

/// <summary>Where a run is in memory now.</summary>
internal sealed class RunPlaces(RunOwners owners, EngineNode node, ThisNode me)
{
    /// <summary>Null when no node has it.</summary>
    public async Task<NodeId?> FindAsync(Tenant tenant, RunId run, CancellationToken cancellationToken) =>
        node.TryGet(run, out _) ? me.Id : await owners.FindAsync(tenant, run, cancellationToken);
}
