using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Sandboxes.Persistence;

/// <summary>What a workspace decided about its sandboxes.</summary>
internal sealed class SettingsStore(Database database, TimeProvider time)
{
    public async Task<SandboxSettings> ReadAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = "select packages from sandboxes.settings";
        return await database.TenantAsync(tenant, session => session.FirstOrDefaultAsync<SandboxSettings>(Sql, null, cancellationToken), cancellationToken) ?? SandboxSettings.Default;
    }

    public Task WriteAsync(Session session, Tenant tenant, SandboxSettings settings, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into sandboxes.settings (workspace_id, packages, changed_by, changed_at) values (@Workspace, @Packages, @By, @At)
            on conflict (workspace_id) do update set packages = excluded.packages, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """;
        return session.ExecuteAsync(Sql, new { Workspace = tenant.Workspace.Value, settings.Packages, By = tenant.Actor.Name, At = time.GetUtcNow() }, cancellationToken);
    }
}

/// <summary>The decisions.</summary>
/// <param name="Packages">Whether persistent sandboxes reach package indexes.</param>
internal sealed record SandboxSettings(bool Packages)
{
    public static SandboxSettings Default { get; } = new(true);
}
