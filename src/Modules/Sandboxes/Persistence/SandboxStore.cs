using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes.Persistence;

/// <summary>The rows of persistent sandboxes.</summary>
internal sealed class SandboxStore(Database database, IOptions<SandboxesOptions> options, TimeProvider time)
{
    private const string Columns = "id, name, memory_mb, disk_mb, canvas_id, block, made_by, made_at, used_at";

    public Task<List<SandboxRow>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from sandboxes.sandboxes order by used_at desc, id";
        return database.TenantAsync(tenant, session => session.QueryAsync<SandboxRow>(Sql, null, cancellationToken), cancellationToken);
    }

    public Task<SandboxRow?> FindAsync(Tenant tenant, SandboxId id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from sandboxes.sandboxes where id = @Id";
        return database.TenantAsync(tenant, session => session.FirstOrDefaultAsync<SandboxRow>(Sql, new { Id = id.Value }, cancellationToken), cancellationToken);
    }

    public Task<SandboxRow?> FindOfBlockAsync(Tenant tenant, Guid canvas, string block, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from sandboxes.sandboxes where canvas_id = @Canvas and block = @Block";
        return database.TenantAsync(tenant, session => session.FirstOrDefaultAsync<SandboxRow>(Sql, new { Canvas = canvas, Block = block }, cancellationToken), cancellationToken);
    }

    /// <summary>Adds a sandbox if the workspace's quota allows it; one at a time, so that the quota holds. One of a block that exists already is left as it is.</summary>
    public Task<Result<Done>> InsertAsync(Tenant tenant, SandboxRow row, CancellationToken cancellationToken)
    {
        const string LockSql = "select pg_advisory_xact_lock(hashtextextended('sandboxes:' || @Workspace, 0))";
        const string UsedSql = "select count(*) as count, coalesce(sum(disk_mb), 0) as disk_mb from sandboxes.sandboxes";
        const string InsertSql = """
            insert into sandboxes.sandboxes (workspace_id, id, name, memory_mb, disk_mb, canvas_id, block, made_by, made_at, used_at)
            values (@Workspace, @Id, @Name, @MemoryMb, @DiskMb, @CanvasId, @Block, @MadeBy, @MadeAt, @UsedAt) on conflict do nothing
            """;
        var workspace = tenant.Workspace.Value;
        return database.TenantAsync(
            tenant,
            async session =>
            {
                await session.ExecuteAsync(LockSql, new { Workspace = workspace.ToString() }, cancellationToken);
                var used = await session.FirstOrDefaultAsync<Used>(UsedSql, null, cancellationToken);
                if (used!.Count >= options.Value.SandboxesPerWorkspace || used.DiskMb + row.DiskMb > options.Value.DiskMbPerWorkspace)
                {
                    return Result<Done>.Fail(SandboxErrors.Quota(options.Value.SandboxesPerWorkspace, options.Value.DiskMbPerWorkspace));
                }

                var args = new { Workspace = workspace, row.Id, row.Name, row.MemoryMb, row.DiskMb, row.CanvasId, row.Block, row.MadeBy, row.MadeAt, row.UsedAt };
                await session.ExecuteAsync(InsertSql, args, cancellationToken);
                return default(Done);
            },
            cancellationToken);
    }

    public async Task<bool> RenameAsync(Tenant tenant, SandboxId id, string name, CancellationToken cancellationToken)
    {
        const string Sql = "update sandboxes.sandboxes set name = @Name where id = @Id";
        return await database.TenantAsync(tenant, session => session.ExecuteAsync(Sql, new { Id = id.Value, Name = name }, cancellationToken), cancellationToken) > 0;
    }

    public Task TouchAsync(Tenant tenant, SandboxId id, CancellationToken cancellationToken)
    {
        const string Sql = "update sandboxes.sandboxes set used_at = @At where id = @Id";
        return database.TenantAsync(tenant, session => session.ExecuteAsync(Sql, new { Id = id.Value, At = time.GetUtcNow() }, cancellationToken), cancellationToken);
    }

    public async Task<bool> DeleteAsync(Tenant tenant, SandboxId id, CancellationToken cancellationToken)
    {
        const string Sql = "delete from sandboxes.sandboxes where id = @Id";
        return await database.TenantAsync(tenant, session => session.ExecuteAsync(Sql, new { Id = id.Value }, cancellationToken), cancellationToken) > 0;
    }

    private sealed record Used(long Count, long DiskMb);
}
