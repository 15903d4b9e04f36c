using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Sandboxes.Persistence;

/// <summary>The rows of snapshots.</summary>
internal sealed class SnapshotRows(Database database)
{
    public Task<List<SnapshotRow>> ListAsync(Tenant tenant, SandboxId sandbox, CancellationToken cancellationToken)
    {
        const string Sql = "select id, name, bytes, made_at from sandboxes.snapshots where sandbox_id = @Sandbox order by made_at desc, id desc";
        return database.TenantAsync(tenant, session => session.QueryAsync<SnapshotRow>(Sql, new { Sandbox = sandbox.Value }, cancellationToken), cancellationToken);
    }

    public async Task<bool> HasAsync(Tenant tenant, SandboxId sandbox, Guid snapshot, CancellationToken cancellationToken)
    {
        const string Sql = "select count(*) from sandboxes.snapshots where sandbox_id = @Sandbox and id = @Snapshot";
        return await database.TenantAsync(tenant, session => session.ScalarAsync<long>(Sql, new { Sandbox = sandbox.Value, Snapshot = snapshot }, cancellationToken), cancellationToken) > 0;
    }

    public Task InsertAsync(Tenant tenant, SandboxId sandbox, SnapshotRow row, CancellationToken cancellationToken)
    {
        const string Sql = "insert into sandboxes.snapshots (workspace_id, id, sandbox_id, name, bytes, made_at) values (@Workspace, @Id, @Sandbox, @Name, @Bytes, @MadeAt)";
        var args = new { Workspace = tenant.Workspace.Value, row.Id, Sandbox = sandbox.Value, row.Name, row.Bytes, row.MadeAt };
        return database.TenantAsync(tenant, session => session.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
    }

    public Task DeleteAsync(Tenant tenant, Guid snapshot, CancellationToken cancellationToken)
    {
        const string Sql = "delete from sandboxes.snapshots where id = @Snapshot";
        return database.TenantAsync(tenant, session => session.ExecuteAsync(Sql, new { Snapshot = snapshot }, cancellationToken), cancellationToken);
    }
}
