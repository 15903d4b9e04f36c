using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Canvases.Versions;

/// <summary>Named moments.</summary>
internal sealed class VersionStore(Database database, IdSource ids, TimeProvider time)
{
    private const string Columns = "id, name, seq, created_at, created_by";

    /// <summary>The number of the last change of a canvas; 0 when there is none.</summary>
    public async Task<long> HeadAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken)
    {
        const string Sql = "select seq from canvases.documents where canvas_id = @canvas and part = ''";
        return await database.TenantAsync(tenant, s => s.ScalarAsync<long?>(Sql, new { canvas = canvas.Value }, cancellationToken), cancellationToken) ?? 0;
    }

    public async Task<CanvasVersion> AddAsync(Tenant tenant, CanvasId canvas, string name, long seq, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into canvases.versions (workspace_id, id, canvas_id, name, seq, created_by, created_at)
            values (@workspace, @id, @canvas, @name, @seq, @by, @now)
            """;
        var (id, now) = (ids.NewGuid(), time.GetUtcNow());
        var args = new { workspace = tenant.Workspace.Value, id, canvas = canvas.Value, name, seq, by = JsonSerializer.Serialize(tenant.Actor, CadreJson.Stored), now };
        await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
        return new CanvasVersion(id, name, seq, now, tenant.Actor);
    }

    public async Task<CanvasVersion?> FindAsync(Tenant tenant, CanvasId canvas, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from canvases.versions where canvas_id = @canvas and id = @id";
        var row = await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<VersionRow>(Sql, new { canvas = canvas.Value, id }, cancellationToken), cancellationToken);
        return row?.ToView();
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<CanvasVersion>> ListAsync(Tenant tenant, CanvasId canvas, Guid before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from canvases.versions where workspace_id = @workspace and canvas_id = @canvas and id < @before order by id desc limit @limit";
        var args = new { workspace = tenant.Workspace.Value, canvas = canvas.Value, before, limit };
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<VersionRow>(Sql, args, cancellationToken), cancellationToken);
        return rows.ConvertAll(row => row.ToView());
    }

    public async Task<bool> RenameAsync(Tenant tenant, CanvasId canvas, Guid id, string name, CancellationToken cancellationToken)
    {
        const string Sql = "update canvases.versions set name = @name where canvas_id = @canvas and id = @id";
        return await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { canvas = canvas.Value, id, name }, cancellationToken), cancellationToken) == 1;
    }

    public async Task<bool> RemoveAsync(Tenant tenant, CanvasId canvas, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = "delete from canvases.versions where canvas_id = @canvas and id = @id";
        return await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { canvas = canvas.Value, id }, cancellationToken), cancellationToken) == 1;
    }
}
