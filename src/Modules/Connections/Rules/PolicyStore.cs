using System.Collections.Concurrent;
using Cadre.Connections.Contracts;
using Cadre.Connections.Gateway;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Connections.Rules;

/// <summary>Rules and grants of workspaces, remembered for a few seconds: a change on another node holds here within that time, on this node at once.</summary>
internal sealed class PolicyStore(Database database, TimeProvider time, ConnectionPools pools) : IEgressGrants, IEgressRules
{
    private static readonly char[] Misplaced = ['/', ':', ' ', '@'];
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<WorkspaceId, (EgressPolicy Policy, long ReadAt)> known = new();

    public async Task<EgressPolicy> ReadAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(tenant.Workspace, out var found) && time.GetElapsedTime(found.ReadAt) < Remembered)
        {
            return found.Policy;
        }

        var started = time.GetTimestamp();
        const string RulesSql = "select action, host, purpose from connections.rules";
        const string GrantsSql = "select host, port from connections.grants";
        var policy = await database.TenantAsync(tenant, async session => new EgressPolicy(
            [.. (await session.QueryAsync<RuleRow>(RulesSql, null, cancellationToken)).Select(row => new EgressRule(row.Action == "allow", row.Host, row.Purpose))],
            (await session.QueryAsync<GrantRow>(GrantsSql, null, cancellationToken)).Select(row => (row.Host, row.Port)).ToHashSet()), cancellationToken);
        known[tenant.Workspace] = (policy, started);
        return policy;
    }

    public async Task GrantAsync(Tenant tenant, string host, int port, string reason, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into connections.grants (workspace_id, host, port, reason, granted_by, granted_at)
            values (@Workspace, @Host, @Port, @Reason, @By, @At)
            on conflict (workspace_id, host, port) do update set reason = excluded.reason, granted_by = excluded.granted_by, granted_at = excluded.granted_at
            """;
        var args = new { Workspace = tenant.Workspace.Value, Host = UrlRules.Normalize(host), Port = port, Reason = reason, By = tenant.Actor.ToString(), At = time.GetUtcNow() };
        await database.TenantAsync(tenant, session => session.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
        Forget(tenant);
    }

    public async Task<bool> RevokeAsync(Tenant tenant, string host, int port, CancellationToken cancellationToken)
    {
        const string Sql = "delete from connections.grants where host = @Host and port = @Port";
        var args = new { Host = UrlRules.Normalize(host), Port = port };
        var revoked = await database.TenantAsync(tenant, session => session.ExecuteAsync(Sql, args, cancellationToken), cancellationToken) > 0;
        Forget(tenant);
        return revoked;
    }

    public async Task<Result<Done>> SetAsync(Tenant tenant, string hostPattern, string purpose, bool allow, CancellationToken cancellationToken)
    {
        var host = UrlRules.Normalize(hostPattern);
        if (host.Length == 0 || host.Length > 253 || host.TrimStart('*').Contains('*', StringComparison.Ordinal) || host.IndexOfAny(Misplaced) >= 0)
        {
            return Error.Invalid("host_pattern_invalid", $"'{hostPattern}' is no host pattern.", "Use a host name, '*.' and a name for its subdomains, or '*'.");
        }

        const string Sql = """
            insert into connections.rules (workspace_id, action, host, purpose, made_at) values (@Workspace, @Action, @Host, @Purpose, @At)
            on conflict do nothing
            """;
        var args = new { Workspace = tenant.Workspace.Value, Action = allow ? "allow" : "deny", Host = host, Purpose = purpose, At = time.GetUtcNow() };
        await database.TenantAsync(tenant, session => session.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
        Forget(tenant);
        return default(Done);
    }

    public async Task<bool> RemoveAsync(Tenant tenant, string hostPattern, string purpose, bool allow, CancellationToken cancellationToken)
    {
        const string Sql = "delete from connections.rules where action = @Action and host = @Host and purpose = @Purpose";
        var args = new { Action = allow ? "allow" : "deny", Host = UrlRules.Normalize(hostPattern), Purpose = purpose };
        var removed = await database.TenantAsync(tenant, session => session.ExecuteAsync(Sql, args, cancellationToken), cancellationToken) > 0;
        Forget(tenant);
        return removed;
    }

    /// <summary>Open connections were checked under the old policy: they are not used again.</summary>
    private void Forget(Tenant tenant)
    {
        known.TryRemove(tenant.Workspace, out _);
        pools.Drop(tenant.Workspace);
    }

    private sealed record RuleRow(string Action, string Host, string Purpose);

    private sealed record GrantRow(string Host, int Port);
}
