using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Sandboxes.Persistence;

/// <summary>What a workspace decided about its sandboxes.</summary>
internal sealed class SettingsStore(Database database, TimeProvider time)
{
    public async Task<SandboxSettings> ReadAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = "select packages, provider, minimum_tier from sandboxes.settings";
        var row = await database.TenantAsync(tenant, session => session.FirstOrDefaultAsync<SettingsRow>(Sql, null, cancellationToken), cancellationToken);
        return row is null ? SandboxSettings.Default : new SandboxSettings(row.Packages, row.Provider, Enum.Parse<SandboxTier>(row.MinimumTier, ignoreCase: true));
    }

    public Task WriteAsync(Session session, Tenant tenant, SandboxSettings settings, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into sandboxes.settings (workspace_id, packages, provider, minimum_tier, changed_by, changed_at) values (@Workspace, @Packages, @Provider, @Tier, @By, @At)
            on conflict (workspace_id) do update
            set packages = excluded.packages, provider = excluded.provider, minimum_tier = excluded.minimum_tier, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """;
        var args = new { Workspace = tenant.Workspace.Value, settings.Packages, settings.Provider, Tier = settings.MinimumTier.ToString().ToLowerInvariant(), By = tenant.Actor.Name, At = time.GetUtcNow() };
        return session.ExecuteAsync(Sql, args, cancellationToken);
    }

    private sealed record SettingsRow(bool Packages, string? Provider, string MinimumTier);
}

/// <summary>The decisions.</summary>
/// <param name="Packages">Whether persistent sandboxes reach package indexes.</param>
/// <param name="Provider">Who makes sandboxes that name nobody; null: the server's own provider.</param>
/// <param name="MinimumTier">The weakest isolation that will do.</param>
internal sealed record SandboxSettings(bool Packages, string? Provider, SandboxTier MinimumTier)
{
    public static SandboxSettings Default { get; } = new(true, null, SandboxTier.Standard);
}
