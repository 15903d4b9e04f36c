using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Models.Persistence;

internal sealed class ConnectionStore(Database database)
{
    public Task<List<ConnectionRow>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, kind, name, base_url, model, models, credential_id, is_default, created_at, checked_at, check_error
            from models.connections order by is_default desc, created_at
            """;
        return database.TenantAsync(tenant, s => s.QueryAsync<ConnectionRow>(Sql, null, cancellationToken), cancellationToken);
    }

    public async Task<ConnectionRow?> FindAsync(Tenant tenant, Guid id, CancellationToken cancellationToken) =>
        (await ListAsync(tenant, cancellationToken)).FirstOrDefault(c => c.Id == id);

    /// <summary>Inserts or replaces; the first connection becomes the default.</summary>
    public Task SaveAsync(Tenant tenant, ConnectionRow row, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into models.connections (workspace_id, id, kind, name, base_url, model, models, credential_id, is_default, created_at, checked_at, check_error)
            values (@workspace, @Id, @Kind, @Name, @BaseUrl, @Model, @Models, @CredentialId, @IsDefault or not exists (select 1 from models.connections), @CreatedAt, @CheckedAt, @CheckError)
            on conflict (workspace_id, id) do update set
              name = excluded.name, base_url = excluded.base_url, model = excluded.model, models = excluded.models, credential_id = excluded.credential_id,
              checked_at = excluded.checked_at, check_error = excluded.check_error
            """;
        var args = new
        {
            workspace = tenant.Workspace.Value,
            row.Id,
            row.Kind,
            row.Name,
            row.BaseUrl,
            row.Model,
            row.Models,
            row.CredentialId,
            row.IsDefault,
            row.CreatedAt,
            row.CheckedAt,
            row.CheckError,
        };
        return database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
    }

    public Task MakeDefaultAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = "update models.connections set is_default = (id = @id)";
        return database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { id }, cancellationToken), cancellationToken);
    }

    /// <summary>Deletes a connection; when it was the default, the oldest other one takes its place.</summary>
    public Task<bool> DeleteAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Delete = "delete from models.connections where id = @id";
        const string Heir = """
            update models.connections set is_default = true
            where id = (select id from models.connections order by created_at limit 1) and not exists (select 1 from models.connections where is_default)
            """;
        return database.TenantAsync(
            tenant,
            async s =>
            {
                var deleted = await s.ExecuteAsync(Delete, new { id }, cancellationToken);
                await s.ExecuteAsync(Heir, null, cancellationToken);
                return deleted > 0;
            },
            cancellationToken);
    }
}

internal sealed record ConnectionRow
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public string BaseUrl { get; init; } = "";

    public string Model { get; init; } = "";

    public string[] Models { get; init; } = [];

    public Guid? CredentialId { get; init; }

    public bool IsDefault { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? CheckedAt { get; init; }

    public string? CheckError { get; init; }
}
