using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;

namespace Cadre.Sandboxes;

/// <summary>The provider that the environment names; for <c>auto</c> the first of bubblewrap and runc whose self-test holds.</summary>
internal sealed class OwnProvider(IReadOnlyList<ISandboxProvider> candidates) : ISandboxProvider, IAsyncDisposable
{
    private readonly SemaphoreSlim choosing = new(1);
    private volatile ISandboxProvider? chosen = candidates.Count == 1 ? candidates[0] : null;

    public string Name => (chosen ?? candidates[0]).Name;

    public async Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        if (chosen is { } provider)
        {
            return await provider.ProbeAsync(cancellationToken);
        }

        await choosing.WaitAsync(cancellationToken);
        try
        {
            return await ChooseAsync(cancellationToken);
        }
        finally
        {
            choosing.Release();
        }
    }

    public async Task<Result<ISandbox>> OpenAsync(Tenant tenant, SandboxKey key, SandboxSpec spec, CancellationToken cancellationToken)
    {
        if (chosen is null)
        {
            _ = await ProbeAsync(cancellationToken);
        }

        return await (chosen ?? candidates[0]).OpenAsync(tenant, key, spec, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var candidate in candidates)
        {
            await (candidate is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask);
            (candidate as IDisposable)?.Dispose();
        }

        choosing.Dispose();
    }

    /// <summary>None that holds: what each said, so that the operator may repair the easiest.</summary>
    private async Task<SandboxProbe> ChooseAsync(CancellationToken cancellationToken)
    {
        if (chosen is { } already)
        {
            return await already.ProbeAsync(cancellationToken);
        }

        var failed = new List<SandboxCheck>();
        foreach (var candidate in candidates)
        {
            var probe = await candidate.ProbeAsync(cancellationToken);
            if (probe.Available)
            {
                chosen = candidate;
                return probe;
            }

            failed.AddRange(probe.Checks);
        }

        return BubblewrapProbe.Unavailable([.. failed]);
    }
}
