using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Iterations;

/// <summary>Results that were marked to be kept.</summary>
internal sealed class KeptResults(Database database, TimeProvider time) : IRunKeeper
{
    public async Task<IReadOnlyCollection<RunId>> NeededAsync(WorkspaceId workspace, IReadOnlyList<RunId> runs, CancellationToken cancellationToken)
    {
        const string Sql = "select distinct run_id from canvases.kept_results where workspace_id = @workspace and run_id = any (@runs)";
        var args = new { workspace = workspace.Value, runs = runs.Select(run => run.Value).ToArray() };
        var kept = await database.TenantAsync(Tenant.ForSystem(workspace), s => s.QueryAsync<Guid>(Sql, args, cancellationToken), cancellationToken);
        return [.. kept.Select(run => new RunId(run))];
    }

    /// <summary>Run → name, of a block.</summary>
    public async Task<IReadOnlyDictionary<Guid, string?>> OfAsync(Tenant tenant, CanvasId canvas, string block, CancellationToken cancellationToken)
    {
        const string Sql = "select run_id, name from canvases.kept_results where workspace_id = @workspace and canvas_id = @canvas and block_id = @block";
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<KeptRow>(Sql, new { workspace = tenant.Workspace.Value, canvas = canvas.Value, block }, cancellationToken), cancellationToken);
        return rows.ToDictionary(row => row.RunId, row => row.Name);
    }

    public Task KeepAsync(Tenant tenant, CanvasId canvas, string block, RunId run, string? name, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into canvases.kept_results values (@workspace, @canvas, @block, @run, @name, @by, @now)
            on conflict (workspace_id, canvas_id, block_id, run_id) do update set name = excluded.name
            """;
        var args = new { workspace = tenant.Workspace.Value, canvas = canvas.Value, block, run = run.Value, name, by = tenant.Actor.Key, now = time.GetUtcNow() };
        return database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
    }

    public async Task<bool> ReleaseAsync(Tenant tenant, CanvasId canvas, string block, RunId run, CancellationToken cancellationToken)
    {
        const string Sql = "delete from canvases.kept_results where canvas_id = @canvas and block_id = @block and run_id = @run";
        return await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { canvas = canvas.Value, block, run = run.Value }, cancellationToken), cancellationToken) == 1;
    }

    private sealed record KeptRow(Guid RunId, string? Name);
}
