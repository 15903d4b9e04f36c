using System.Collections.Concurrent;
using Cadre.Connections.Contracts;
using Cadre.Connections.Gateway;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Connections.Rules;

/// <summary>The policy of each workspace, remembered for a few seconds: a change on another node holds here within that time, on this node at once.</summary>
internal sealed class PolicyStore(Database database, TimeProvider time, ConnectionPools pools)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<WorkspaceId, (EgressPolicy Policy, long ReadAt)> known = new();

    public async Task<EgressPolicy> ReadAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(tenant.Workspace, out var found) && time.GetElapsedTime(found.ReadAt) < Remembered)
        {
            return found.Policy;
        }

        var started = time.GetTimestamp();
        const string RulesSql = "select action = 'allow' as allows, host, purpose, scope from connections.rules";
        const string GrantsSql = "select host, port from connections.grants";
        var policy = await database.TenantAsync(tenant, async session => new EgressPolicy(
            await session.QueryAsync<EgressRule>(RulesSql, null, cancellationToken),
            (await session.QueryAsync<GrantRow>(GrantsSql, null, cancellationToken)).Select(row => (row.Host, row.Port)).ToHashSet()), cancellationToken);
        known[tenant.Workspace] = (policy, started);
        return policy;
    }

    /// <summary>Something changed. Open connections were checked under the old policy: they are not used again.</summary>
    public void Forget(Tenant tenant)
    {
        known.TryRemove(tenant.Workspace, out _);
        pools.Drop(tenant.Workspace);
    }

    private sealed record GrantRow(string Host, int Port);
}
