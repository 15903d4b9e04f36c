using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Limits;

/// <summary>Run settings of canvases, remembered for a moment: every run asks for them.</summary>
internal sealed class RunSettingsStore : IDisposable
{
    private const string Topic = "run-settings:";
    private const int MostKept = 10_000;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);
    private readonly ShortMemory<(WorkspaceId Workspace, CanvasId Canvas), CanvasRunSettings> known;
    private readonly Database database;
    private readonly Notifications notifications;
    private readonly IDisposable subscription;

    public RunSettingsStore(Database database, Notifications notifications, TimeProvider time)
    {
        (this.database, this.notifications) = (database, notifications);
        known = new(Moment, MostKept, time);
        subscription = notifications.Subscribe(Topic, _ => known.ForgetAll());
    }

    public Task<CanvasRunSettings> FindAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken) =>
        known.GetAsync((tenant.Workspace, canvas), () => ReadAsync(tenant, canvas), cancellationToken);

    public async Task SaveAsync(Tenant tenant, CanvasId canvas, CanvasRunSettings settings, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into canvases.run_settings (workspace_id, canvas_id, most_runs, key, most_per_key, when_full, priority)
            values (@workspace, @canvas, @most, @key, @perKey, @whenFull, @priority)
            on conflict (workspace_id, canvas_id) do update set most_runs = excluded.most_runs, key = excluded.key, most_per_key = excluded.most_per_key, when_full = excluded.when_full, priority = excluded.priority
            """;
        var row = new
        {
            workspace = tenant.Workspace.Value,
            canvas = canvas.Value,
            most = settings.MostRuns,
            key = settings.Key,
            perKey = settings.MostPerKey,
            whenFull = settings.WhenFull.ToString().ToLowerInvariant(),
            priority = settings.Priority.ToString().ToLowerInvariant(),
        };
        await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, row, cancellationToken), cancellationToken);
        notifications.Publish($"{Topic}{canvas}");
    }

    public void Dispose() => subscription.Dispose();

    private async Task<CanvasRunSettings> ReadAsync(Tenant tenant, CanvasId canvas)
    {
        const string Sql = "select most_runs, key, most_per_key, when_full, priority from canvases.run_settings where workspace_id = @workspace and canvas_id = @canvas";
        var row = await database.TenantAsync(
            tenant,
            s => s.FirstOrDefaultAsync<SettingsRow>(Sql, new { workspace = tenant.Workspace.Value, canvas = canvas.Value }, CancellationToken.None),
            CancellationToken.None);
        return row is null ? CanvasRunSettings.None : new(row.Most_runs, row.Key, row.Most_per_key, Enum.Parse<WhenFull>(row.When_full, ignoreCase: true), Enum.Parse<RunPriority>(row.Priority, ignoreCase: true));
    }

    private sealed record SettingsRow(int? Most_runs, string? Key, int Most_per_key, string When_full, string Priority);
}
