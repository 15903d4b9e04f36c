using Cadre.Kernel;
using Cadre.Sandboxes.Persistence;

namespace Cadre.Sandboxes;

/// <summary>
/// Opens each sandbox at the provider that its spec names, else the one that the workspace's administrators chose, else the server's own; and refuses where its isolation is
/// weaker than spec and workspace ask for.
/// </summary>
/// <param name="own">The server's own.</param>
/// <param name="others">Those it offers besides.</param>
/// <param name="decisions">What the administrators of a workspace decided.</param>
internal sealed class ChosenProvider(OwnProvider own, IReadOnlyList<ISandboxProvider> others, Func<Tenant, CancellationToken, Task<SandboxSettings>> decisions) : ISandboxProvider, IAsyncDisposable
{
    private int disposed;

    public string Name => own.Name;

    /// <summary>All that are offered, the server's own first.</summary>
    public IReadOnlyList<ISandboxProvider> Offered => [own, .. others.Where(other => other.Name != own.Name)];

    public Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken) => own.ProbeAsync(cancellationToken);

    public async Task<Result<ISandbox>> OpenAsync(Tenant tenant, SandboxKey key, SandboxSpec spec, CancellationToken cancellationToken)
    {
        var decided = await decisions(tenant, cancellationToken);
        var wanted = spec.Provider is { Length: > 0 } named ? named : CanBeAt(decided.Provider, spec) ? decided.Provider : null;
        var least = spec.MinimumTier > decided.MinimumTier ? spec.MinimumTier : decided.MinimumTier;
        var provider = await FindAsync(wanted, least, cancellationToken);
        return provider.IsOk ? await provider.Value.OpenAsync(tenant, key, spec, cancellationToken) : provider.Error;
    }

    /// <summary>What shows folders of this machine, or has a way out through it, cannot be elsewhere: it stays at the server's own provider, if that isolates well enough.</summary>
    private static bool CanBeAt(string? provider, SandboxSpec spec) => provider != "remote" || (spec.ReadOnlyMounts.Count == 0 && spec.Egress is null);

    /// <summary>The provider of a name (null: the server's own), if it isolates well enough.</summary>
    public async Task<Result<ISandboxProvider>> FindAsync(string? name, SandboxTier least, CancellationToken cancellationToken)
    {
        var provider = name is null ? own : Offered.FirstOrDefault(offered => offered.Name == name);
        if (provider is null)
        {
            return SandboxErrors.ProviderUnknown(name ?? Name, Offered.Select(offered => offered.Name));
        }

        var probe = least > SandboxTier.Standard ? await provider.ProbeAsync(cancellationToken) : null;
        return probe is { Available: true } found && found.Capabilities.Tier < least // One that is not there says why itself.
            ? SandboxErrors.TierTooWeak(provider.Name, found.Capabilities.Tier, least)
            : Result<ISandboxProvider>.Ok(provider);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return; // Registered by two names, so disposed by both.
        }

        await own.DisposeAsync();
        foreach (var other in others)
        {
            await (other is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask);
            (other as IDisposable)?.Dispose();
        }
    }
}
