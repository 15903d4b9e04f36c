using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Persistence;

/// <summary>Which node has a run in memory.</summary>
internal sealed class RunOwners(Database database)
{
    /// <summary>Null when nobody has it, or its owner is of an earlier version.</summary>
    public async Task<NodeId?> FindAsync(Tenant tenant, RunId run, CancellationToken cancellationToken)
    {
        const string Sql = "select n.node from runs.runs r join runs.nodes n on n.id = r.owner and n.dead_at is null where r.id = @run and r.workspace_id = @workspace";
        var node = await database.ServiceAsync(
            DatabaseRole.Engine,
            s => s.ScalarAsync<Guid?>(Sql, new { run = run.Value, workspace = tenant.Workspace.Value }, cancellationToken),
            cancellationToken);
        return node is { } id ? new NodeId(id) : null;
    }
}
