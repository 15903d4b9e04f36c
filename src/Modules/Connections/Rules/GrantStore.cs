using Cadre.Connections.Contracts;
using Cadre.Connections.Gateway;
using Cadre.Connections.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Connections.Rules;

/// <summary>Private hosts that administrators opened.</summary>
internal sealed class GrantStore(Database database, AuditedChange change, TimeProvider time, PolicyStore policies) : IEgressGrants
{
    public async Task<IReadOnlyList<EgressGrant>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = "select host, port, reason, granted_by, granted_at from connections.grants order by host, port";
        var rows = await database.TenantAsync(tenant, session => session.QueryAsync<GrantRow>(Sql, null, cancellationToken), cancellationToken);
        return [.. rows.Select(row => new EgressGrant(row.Host, row.Port, row.Reason, row.GrantedBy, row.GrantedAt))];
    }

    public async Task GrantAsync(Tenant tenant, string host, int port, string reason, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into connections.grants (workspace_id, host, port, reason, granted_by, granted_at)
            values (@Workspace, @Host, @Port, @Reason, @By, @At)
            on conflict (workspace_id, host, port) do update set reason = excluded.reason, granted_by = excluded.granted_by, granted_at = excluded.granted_at
            """;
        var args = new { Workspace = tenant.Workspace.Value, Host = UrlRules.Normalize(host), Port = port, Reason = reason, By = tenant.Actor.Name, At = time.GetUtcNow() };
        await change.MakeAsync(tenant, Sql, args, "egress.private_opened", new { args.Host, args.Port, args.Reason }, cancellationToken);
        policies.Forget(tenant);
    }

    public async Task<bool> RevokeAsync(Tenant tenant, string host, int port, CancellationToken cancellationToken)
    {
        const string Sql = "delete from connections.grants where host = @Host and port = @Port";
        var args = new { Host = UrlRules.Normalize(host), Port = port };
        var revoked = await change.MakeAsync(tenant, Sql, args, "egress.private_closed", args, cancellationToken);
        policies.Forget(tenant);
        return revoked;
    }

    private sealed record GrantRow(string Host, int Port, string Reason, string GrantedBy, DateTime GrantedAt);
}
