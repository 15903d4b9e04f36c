using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Sandboxes.Live;
using Cadre.Sandboxes.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes.Features.Settings;

/// <summary>What administrators decided about the workspace's sandboxes.</summary>
internal static class GetSandboxSettings
{
    public static async Task<Ok<SandboxSettingsView>> HandleAsync(Tenant tenant, SettingsStore store, IOptions<SandboxesOptions> options, CancellationToken cancellationToken) =>
        TypedResults.Ok(SandboxSettingsView.Of(await store.ReadAsync(tenant, cancellationToken), options.Value));
}

/// <summary>Changes the settings; what is open heeds them at once.</summary>
internal static class ChangeSandboxSettings
{
    public static async Task<Ok<SandboxSettingsView>> HandleAsync(
        Tenant tenant, SandboxSettingsInput input, SettingsStore store, LiveSandboxes live, Database database, IAuditLog audit, IOptions<SandboxesOptions> options, CancellationToken cancellationToken)
    {
        var settings = new SandboxSettings(input.Packages);
        await database.TenantAsync(
            tenant,
            async session =>
            {
                await store.WriteAsync(session, tenant, settings, cancellationToken);
                await audit.AppendAsync(session, tenant, "sandbox.settings", JsonSerializer.SerializeToElement(input, CadreJson.Stored), cancellationToken);
                return default(Done);
            },
            cancellationToken);
        live.Heed(tenant, settings);
        return TypedResults.Ok(SandboxSettingsView.Of(settings, options.Value));
    }
}

/// <summary>The settings. <c>packages</c>: whether persistent sandboxes, and so Code blocks with packages, reach the package indexes.</summary>
internal sealed record SandboxSettingsInput(bool Packages);

/// <summary>The settings, and the hosts that packages come from.</summary>
internal sealed record SandboxSettingsView(bool Packages, IReadOnlyList<string> PackageHosts)
{
    public static SandboxSettingsView Of(SandboxSettings settings, SandboxesOptions options) => new(settings.Packages, PackagePlaces.Hosts(options, SandboxSettings.Default));
}
