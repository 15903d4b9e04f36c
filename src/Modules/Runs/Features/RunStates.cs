using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Persistence;

namespace Cadre.Runs.Features;

internal sealed class RunStates(Database database) : IRunStates
{
    public async Task<IReadOnlyDictionary<RunId, RunStatus>> OfAsync(IReadOnlyCollection<RunId> runs, CancellationToken cancellationToken)
    {
        const string Sql = "select id, status from runs.runs where id = any (@ids)";
        var rows = await database.ServiceAsync(DatabaseRole.Engine, s => s.QueryAsync<StateRow>(Sql, new { ids = runs.Select(r => r.Value).ToArray() }, cancellationToken), cancellationToken);
        return rows.ToDictionary(r => new RunId(r.Id), r => RunStatusText.Read(r.Status));
    }

    public async Task<RunId?> FindByKeyAsync(Tenant tenant, string key, CancellationToken cancellationToken)
    {
        const string Sql = "select id from runs.runs where workspace_id = @workspace and idempotency_key = @key";
        var found = await database.TenantAsync(tenant, s => s.ScalarAsync<Guid?>(Sql, new { workspace = tenant.Workspace.Value, key }, cancellationToken), cancellationToken);
        return found is { } run ? new RunId(run) : null;
    }

    private sealed record StateRow(Guid Id, string Status);
}
