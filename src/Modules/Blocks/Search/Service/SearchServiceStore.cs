using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Blocks.Search.Service;

/// <summary>The search service of each workspace, with a line of the audit trail for every change.</summary>
internal sealed class SearchServiceStore(Database database, IAuditLog audit, TimeProvider time) : ISearchServices
{
    public Task<SearchService?> ReadAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = "select provider, endpoint, credential from blocks.search_services";
        return database.TenantAsync(tenant, session => session.FirstOrDefaultAsync<SearchService>(Sql, null, cancellationToken), cancellationToken);
    }

    public Task WriteAsync(Tenant tenant, SearchService service, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into blocks.search_services (workspace_id, provider, endpoint, credential, changed_by, changed_at) values (@Workspace, @Provider, @Endpoint, @Credential, @By, @At)
            on conflict (workspace_id) do update
            set provider = excluded.provider, endpoint = excluded.endpoint, credential = excluded.credential, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """;
        var args = new { Workspace = tenant.Workspace.Value, service.Provider, service.Endpoint, service.Credential, By = tenant.Actor.Name, At = time.GetUtcNow() };
        return ChangeAsync(tenant, Sql, args, "search_service.changed", JsonSerializer.SerializeToElement(service, CadreJson.Stored), cancellationToken);
    }

    public Task RemoveAsync(Tenant tenant, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, "delete from blocks.search_services", null, "search_service.removed", JsonSerializer.SerializeToElement(new { }, CadreJson.Stored), cancellationToken);

    private Task<Done> ChangeAsync(Tenant tenant, string sql, object? args, string act, JsonElement details, CancellationToken cancellationToken) => database.TenantAsync(
        tenant,
        async session =>
        {
            if (await session.ExecuteAsync(sql, args, cancellationToken) > 0)
            {
                await audit.AppendAsync(session, tenant, act, details, cancellationToken);
            }

            return default(Done);
        },
        cancellationToken);
}
