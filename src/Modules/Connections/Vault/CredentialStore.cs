using Cadre.Connections.Contracts;
using Cadre.Connections.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Connections.Vault;

/// <summary>Rows of credentials.</summary>
internal sealed class CredentialStore(Database database, AuditedChange change)
{
    private const string Columns = "workspace_id, id, connector, name, hosts, header, key_id, wrapped_key, sealed, created_at, used_at";

    public Task InsertAsync(Tenant tenant, CredentialRow row, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            insert into connections.credentials ({Columns})
            values (@WorkspaceId, @Id, @Connector, @Name, @Hosts, @Header, @KeyId, @WrappedKey, @Sealed, @CreatedAt, @UsedAt)
            """;
        return change.MakeAsync(tenant, Sql, row, "credential.added", new { row.Id, row.Connector, row.Name, row.Hosts }, cancellationToken);
    }

    public Task<CredentialRow?> FindAsync(Tenant tenant, CredentialId id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from connections.credentials where id = @Id";
        return database.TenantAsync(tenant, session => session.FirstOrDefaultAsync<CredentialRow>(Sql, new { Id = id.Value }, cancellationToken), cancellationToken);
    }

    public Task<List<CredentialRow>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from connections.credentials order by created_at, id";
        return database.TenantAsync(tenant, session => session.QueryAsync<CredentialRow>(Sql, null, cancellationToken), cancellationToken);
    }

    public Task UpdateAsync(Tenant tenant, CredentialRow row, CancellationToken cancellationToken)
    {
        const string Sql = "update connections.credentials set key_id = @KeyId, wrapped_key = @WrappedKey, sealed = @Sealed where id = @Id";
        return change.MakeAsync(tenant, Sql, row, "credential.replaced", new { row.Id, row.Name }, cancellationToken);
    }

    /// <summary>Notes a use, at most once a minute.</summary>
    public Task TouchAsync(Tenant tenant, CredentialId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = "update connections.credentials set used_at = @Now where id = @Id and (used_at is null or used_at < @Now - interval '1 minute')";
        return database.TenantAsync(tenant, session => session.ExecuteAsync(Sql, new { Id = id.Value, Now = now }, cancellationToken), cancellationToken);
    }

    public Task<bool> DeleteAsync(Tenant tenant, CredentialId id, CancellationToken cancellationToken)
    {
        const string Sql = "delete from connections.credentials where id = @Id";
        return change.MakeAsync(tenant, Sql, new { Id = id.Value }, "credential.removed", new { id = id.Value }, cancellationToken);
    }

    /// <summary>Credentials of all workspaces that are under another master key.</summary>
    public Task<List<CredentialRow>> ListOtherKeyAsync(string keyId, int limit, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from connections.credentials where key_id <> @KeyId limit @Limit";
        return database.ServiceAsync(DatabaseRole.Engine, session => session.QueryAsync<CredentialRow>(Sql, new { KeyId = keyId, Limit = limit }, cancellationToken), cancellationToken);
    }

    /// <summary>Stores a rewrapped data key unless the secret was replaced meanwhile.</summary>
    public Task RewrapAsync(CredentialRow row, string oldKeyId, CancellationToken cancellationToken)
    {
        const string Sql = "update connections.credentials set key_id = @KeyId, wrapped_key = @WrappedKey where workspace_id = @WorkspaceId and id = @Id and key_id = @OldKeyId and sealed = @Sealed";
        var args = new { row.KeyId, row.WrappedKey, row.WorkspaceId, row.Id, OldKeyId = oldKeyId, row.Sealed };
        return database.ServiceAsync(DatabaseRole.Engine, session => session.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
    }

    /// <summary>The master key that the database knows; null at first.</summary>
    public Task<string?> KnownKeyAsync(CancellationToken cancellationToken)
    {
        const string Sql = "select key_id from connections.master_key";
        return database.ServiceAsync(DatabaseRole.Engine, session => session.ScalarAsync<string>(Sql, null, cancellationToken), cancellationToken);
    }

    public Task RememberKeyAsync(string keyId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into connections.master_key (key_id, since) values (@KeyId, @Now)
            on conflict (singleton) do update set key_id = excluded.key_id, since = excluded.since where connections.master_key.key_id <> excluded.key_id
            """;
        return database.ServiceAsync(DatabaseRole.Engine, session => session.ExecuteAsync(Sql, new { KeyId = keyId, Now = now }, cancellationToken), cancellationToken);
    }
}
