using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Canvases.Persistence;

/// <summary>The list of canvases. What is on them lives in their documents.</summary>
internal sealed class CanvasStore(Database database, TimeProvider time)
{
    /// <summary>False when there is a row of that id.</summary>
    public async Task<bool> InsertAsync(Tenant tenant, CanvasId id, string title, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into canvases.canvases (workspace_id, id, title, created_by, created_at, updated_at)
            values (@workspace, @id, @title, @by, @now, @now) on conflict do nothing
            """;
        var args = new { workspace = tenant.Workspace.Value, id = id.Value, title, by = tenant.Actor.Key, now = time.GetUtcNow() };
        return await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, args, cancellationToken), cancellationToken) == 1;
    }

    public Task<CanvasRow?> FindAsync(Tenant tenant, CanvasId id, CancellationToken cancellationToken)
    {
        const string Sql = "select id, title, created_at, updated_at from canvases.canvases where id = @id and deleted_at is null";
        return database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<CanvasRow>(Sql, new { id = id.Value }, cancellationToken), cancellationToken);
    }

    public Task<List<CanvasRow>> ListAsync(Tenant tenant, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, title, created_at, updated_at from canvases.canvases
            where deleted_at is null and updated_at < @before order by updated_at desc, id limit @limit
            """;
        return database.TenantAsync(tenant, s => s.QueryAsync<CanvasRow>(Sql, new { before, limit }, cancellationToken), cancellationToken);
    }

    /// <summary>Sets title (unless null) and time of change; false when there is no such canvas.</summary>
    public async Task<bool> TouchAsync(Tenant tenant, CanvasId id, string? title, CancellationToken cancellationToken)
    {
        const string Sql = "update canvases.canvases set title = coalesce(@title, title), updated_at = @now where id = @id and deleted_at is null";
        var args = new { id = id.Value, title, now = time.GetUtcNow() };
        return await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, args, cancellationToken), cancellationToken) > 0;
    }

    public async Task<bool> DeleteAsync(Tenant tenant, CanvasId id, CancellationToken cancellationToken)
    {
        const string Sql = "update canvases.canvases set deleted_at = @now where id = @id and deleted_at is null";
        return await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { id = id.Value, now = time.GetUtcNow() }, cancellationToken), cancellationToken) > 0;
    }
}

internal sealed record CanvasRow(Guid Id, string Title, DateTime CreatedAt, DateTime UpdatedAt);
