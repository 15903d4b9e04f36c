using System.Collections.Concurrent;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Sandboxes.Persistence;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes.Live;

/// <summary>The persistent sandboxes that are open on this node: opened by the first visit, closed when they have been idle for a while.</summary>
internal sealed class LiveSandboxes(ISandboxProvider provider, ISandboxProxies proxies, SandboxStore store, SettingsStore settings, IOptions<SandboxesOptions> options, TimeProvider time) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Id), LiveSandbox> open = new();
    private readonly SemaphoreSlim changing = new(1);

    /// <summary>Enters a sandbox: <c>not_found</c>, or why it does not open.</summary>
    public async Task<Result<SandboxVisit>> EnterAsync(Tenant tenant, SandboxId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, id, cancellationToken) is not { } row)
        {
            return Error.NotFound("sandbox");
        }

        await changing.WaitAsync(cancellationToken);
        try
        {
            if (!open.TryGetValue((tenant.Workspace, row.Id), out var live))
            {
                var opened = await OpenAsync(tenant, row, cancellationToken);
                if (!opened.IsOk)
                {
                    return opened.Error;
                }

                live = open[(tenant.Workspace, row.Id)] = opened.Value;
                await store.TouchAsync(tenant, id, cancellationToken);
            }

            live.Reach(PackagePlaces.Hosts(options.Value, await settings.ReadAsync(tenant, cancellationToken)));
            live.Enter();
            return new SandboxVisit(live);
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>The sandbox if it is open; null otherwise.</summary>
    public LiveSandbox? Find(Tenant tenant, Guid id) => open.GetValueOrDefault((tenant.Workspace, id));

    /// <summary>The workspace's settings changed: what is open here heeds them at once; on other nodes it does when it is entered next.</summary>
    public void Heed(Tenant tenant, SandboxSettings changed)
    {
        foreach (var live in open.Where(pair => pair.Key.Workspace == tenant.Workspace).Select(pair => pair.Value))
        {
            live.Reach(PackagePlaces.Hosts(options.Value, changed));
        }
    }

    /// <summary>Ends a sandbox with all in it, files and snapshots too.</summary>
    public async Task<Result<Done>> DestroyAsync(Tenant tenant, SandboxRow row, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            open.TryRemove((tenant.Workspace, row.Id), out var live);
            if (live is null)
            {
                var opened = await OpenAsync(tenant, row, cancellationToken);
                if (!opened.IsOk)
                {
                    return opened.Error;
                }

                live = opened.Value;
            }

            await live.DestroyAsync(CancellationToken.None);
            await live.DisposeAsync();
            return default(Done);
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Closes what has been idle; files stay.</summary>
    public async Task CloseIdleAsync(CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            foreach (var (name, live) in open.Where(pair => !pair.Value.IsBusy && pair.Value.Idle > options.Value.IdleClose))
            {
                open.TryRemove(name, out _);
                await live.DisposeAsync();
            }
        }
        finally
        {
            changing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var live in open.Values)
        {
            await live.DisposeAsync();
        }

        changing.Dispose();
    }

    private async Task<Result<LiveSandbox>> OpenAsync(Tenant tenant, SandboxRow row, CancellationToken cancellationToken)
    {
        var probe = await provider.ProbeAsync(cancellationToken);
        var proxy = probe.Capabilities.Egress ? proxies.Open(tenant, Path.Combine(Path.GetFullPath(options.Value.Root), "ways"), [], new EgressSource { Sandbox = row.Id, Canvas = row.CanvasId, Block = row.Block }) : null;
        var spec = new SandboxSpec
        {
            Persistent = true,
            Ports = probe.Capabilities.Ports,
            Egress = proxy is null ? null : new SandboxEgress(proxy.SocketPath),
            Environment = PackagePlaces.Variables(options.Value),
            Limits = new SandboxLimits { MemoryBytes = row.MemoryMb * 1048576L, WorkspaceBytes = row.DiskMb * 1048576L, Wall = TimeSpan.FromMinutes(30), Processes = 256 },
        };
        var opened = await provider.OpenAsync(tenant, row.Key, spec, cancellationToken);
        if (opened.IsOk)
        {
            return new LiveSandbox(opened.Value, proxy, row, time);
        }

        await (proxy?.DisposeAsync() ?? ValueTask.CompletedTask);
        return opened.Error;
    }
}
