using System.Collections.Concurrent;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Runs.Features;

/// <summary>How many runs of a workspace wait to start: counted at most once a second, and only up to the limit.</summary>
internal sealed class QueueGauge(Database database, TimeProvider time)
{
    private readonly ConcurrentDictionary<WorkspaceId, Reading> readings = new();

    public async Task<bool> IsFullAsync(Tenant tenant, int limit, CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        if (readings.TryGetValue(tenant.Workspace, out var last) && time.GetElapsedTime(last.At, now) < TimeSpan.FromSeconds(1))
        {
            return Interlocked.Increment(ref last.Waiting) > limit;
        }

        const string Sql = "select count(*) from (select 1 from runs.runs where workspace_id = @workspace and owner = 0 and finished_at is null and wake_at <= now() limit @limit) w";
        var waiting = await database.TenantAsync(tenant, s => s.ScalarAsync<long>(Sql, new { workspace = tenant.Workspace.Value, limit = limit + 1 }, cancellationToken), cancellationToken);
        readings[tenant.Workspace] = new(now) { Waiting = waiting };
        return waiting >= limit;
    }

    /// <summary>A run began at once: it does not wait.</summary>
    public void Began(Tenant tenant)
    {
        if (readings.TryGetValue(tenant.Workspace, out var last))
        {
            Interlocked.Decrement(ref last.Waiting);
        }
    }

    private sealed class Reading(long at)
    {
        public long Waiting;

        public long At => at;
    }
}
