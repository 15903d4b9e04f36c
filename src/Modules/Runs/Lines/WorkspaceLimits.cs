using System.Collections.Concurrent;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Runs.Lines;

/// <summary>How many runs of a workspace may be at work at once. Known without asking the database: changes are announced, and looked up again after ten seconds.</summary>
internal sealed class WorkspaceLimits : IDisposable
{
    private const string Topic = "run-limits:";
    private const int MostKept = 10_000;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<WorkspaceId, (long At, int? Most)> known = new();
    private readonly Database database;
    private readonly Notifications notifications;
    private readonly TimeProvider time;
    private readonly IDisposable subscription;

    public WorkspaceLimits(Database database, Notifications notifications, TimeProvider time)
    {
        (this.database, this.notifications, this.time) = (database, notifications, time);
        subscription = notifications.Subscribe(Topic, _ => known.Clear());
    }

    /// <summary>Null for no limit.</summary>
    public async ValueTask<int?> FindAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(tenant.Workspace, out var kept) && time.GetElapsedTime(kept.At) < Moment)
        {
            return kept.Most;
        }

        const string Sql = "select most_runs from runs.limits where workspace_id = @workspace";
        var asked = time.GetTimestamp();
        var most = await database.TenantAsync(tenant, s => s.ScalarAsync<int?>(Sql, new { workspace = tenant.Workspace.Value }, cancellationToken), cancellationToken);
        if (known.Count >= MostKept)
        {
            known.Clear(); // rare; they are looked up again
        }

        known[tenant.Workspace] = (asked, most);
        return most;
    }

    public async Task SaveAsync(Tenant tenant, int? most, CancellationToken cancellationToken)
    {
        const string Set = "insert into runs.limits (workspace_id, most_runs) values (@workspace, @most) on conflict (workspace_id) do update set most_runs = excluded.most_runs";
        const string Lift = "delete from runs.limits where workspace_id = @workspace";
        await database.TenantAsync(tenant, s => s.ExecuteAsync(most is null ? Lift : Set, new { workspace = tenant.Workspace.Value, most }, cancellationToken), cancellationToken);
        known.TryRemove(tenant.Workspace, out _);
        notifications.Publish($"{Topic}{tenant.Workspace}");
    }

    public void Dispose() => subscription.Dispose();
}
