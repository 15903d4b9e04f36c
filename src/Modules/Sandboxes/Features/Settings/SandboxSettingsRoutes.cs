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
    public static async Task<Ok<SandboxSettingsView>> HandleAsync(Tenant tenant, SettingsStore store, ChosenProvider providers, IOptions<SandboxesOptions> options, CancellationToken cancellationToken) =>
        TypedResults.Ok(await SandboxSettingsView.OfAsync(await store.ReadAsync(tenant, cancellationToken), providers, options.Value, cancellationToken));
}

/// <summary>Changes the settings: package indexes at once, the provider for sandboxes that are opened from now on. A provider that isolates less than is asked for is refused.</summary>
internal static class ChangeSandboxSettings
{
    public static async Task<Results<Ok<SandboxSettingsView>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, SandboxSettingsInput input, SettingsChange change, ChosenProvider providers, IOptions<SandboxesOptions> options, CancellationToken cancellationToken)
    {
        var settings = new SandboxSettings(input.Packages, string.IsNullOrWhiteSpace(input.Provider) ? null : input.Provider.Trim(), input.MinimumTier ?? SandboxTier.Standard);
        if (settings.MinimumTier is < SandboxTier.Standard or > SandboxTier.Hardened)
        {
            return SandboxErrors.SpecInvalid("The isolation is standard, strong or hardened.").ToProblem();
        }

        var found = await providers.FindAsync(settings.Provider, settings.MinimumTier, cancellationToken);
        if (!found.IsOk)
        {
            return found.Error.ToProblem();
        }

        await change.MakeAsync(tenant, settings, cancellationToken);
        return TypedResults.Ok(await SandboxSettingsView.OfAsync(settings, providers, options.Value, cancellationToken));
    }
}

/// <summary>Writes the settings with a line of the audit trail; what is open heeds them.</summary>
internal sealed class SettingsChange(SettingsStore store, LiveSandboxes live, Database database, IAuditLog audit)
{
    public async Task MakeAsync(Tenant tenant, SandboxSettings settings, CancellationToken cancellationToken)
    {
        await database.TenantAsync(
            tenant,
            async session =>
            {
                await store.WriteAsync(session, tenant, settings, cancellationToken);
                await audit.AppendAsync(session, tenant, "sandbox.settings", JsonSerializer.SerializeToElement(settings, CadreJson.Stored), cancellationToken);
                return default(Done);
            },
            cancellationToken);
        live.Heed(tenant, settings);
    }
}

/// <summary>
/// The settings. <c>packages</c>: whether persistent sandboxes, and so Code blocks with packages, reach the package indexes. <c>provider</c>: one of those offered, null for the
/// server's own. <c>minimumTier</c>: the weakest isolation that will do, standard unless given.
/// </summary>
internal sealed record SandboxSettingsInput(bool Packages, string? Provider = null, SandboxTier? MinimumTier = null);

/// <summary>The settings, the hosts that packages come from, and the providers to choose from.</summary>
internal sealed record SandboxSettingsView(bool Packages, string? Provider, SandboxTier MinimumTier, IReadOnlyList<string> PackageHosts, IReadOnlyList<OfferedProvider> Offered)
{
    public static async Task<SandboxSettingsView> OfAsync(SandboxSettings settings, ChosenProvider providers, SandboxesOptions options, CancellationToken cancellationToken)
    {
        var offered = new List<OfferedProvider>();
        foreach (var provider in providers.Offered)
        {
            var probe = await provider.ProbeAsync(cancellationToken);
            offered.Add(new OfferedProvider(provider.Name, probe.Capabilities.Tier, probe.Available, probe.Checks.FirstOrDefault(check => check is { Required: true, Passed: false })?.Detail));
        }

        return new(settings.Packages, settings.Provider, settings.MinimumTier, PackagePlaces.Hosts(options, SandboxSettings.Default), offered);
    }
}

/// <summary>A provider to choose. <c>problem</c>: why nothing runs at it.</summary>
internal sealed record OfferedProvider(string Name, SandboxTier Tier, bool Available, string? Problem);
