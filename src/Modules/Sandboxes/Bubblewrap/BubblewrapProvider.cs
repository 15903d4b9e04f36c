using System.Collections.Concurrent;
using Cadre.Kernel;
using Cadre.Sandboxes.Workspaces;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>Sandboxes by bubblewrap: the default on Linux.</summary>
internal sealed partial class BubblewrapProvider(IOptions<SandboxesOptions> options, TimeProvider time, IdSource ids, ILoggerFactory logs, Protections protections) : ISandboxProvider, IAsyncDisposable
{
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, SandboxKey Key), Open> open = new();
    private readonly SemaphoreSlim opening = new(1);
    private readonly ILogger<BubblewrapProvider> logger = logs.CreateLogger<BubblewrapProvider>();
    private BubblewrapHost? host;
    private SandboxProbe? probe;

    public string Name => "bubblewrap";

    public async Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            return await PrepareAsync(cancellationToken);
        }
        finally
        {
            opening.Release();
        }
    }

    public async Task<Result<ISandbox>> OpenAsync(Tenant tenant, SandboxKey key, SandboxSpec spec, CancellationToken cancellationToken)
    {
        if ((OutsideCalls.Refusal ?? SpecRules.Check(spec)) is { } error)
        {
            return error;
        }

        await opening.WaitAsync(cancellationToken);
        try
        {
            var found = await PrepareAsync(cancellationToken);
            if (!found.Available || host is null)
            {
                var failed = found.Checks.First(check => check is { Required: true, Passed: false });
                return SandboxErrors.Unavailable(failed.Detail, failed.Fix ?? "Run the doctor.");
            }

            if (open.TryGetValue((tenant.Workspace, key), out var shared))
            {
                shared.Handles++;
                return shared.Sandbox;
            }

            return Result<ISandbox>.Ok(await Task.Run(() => Create(host, (tenant.Workspace, key), spec, found.Capabilities), CancellationToken.None));
        }
        finally
        {
            opening.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var item in open.Values)
        {
            item.Handles = 1;
            await item.Sandbox.DisposeAsync();
        }

        if (host is not null)
        {
            await host.DisposeAsync();
        }

        opening.Dispose();
    }

    private async Task<SandboxProbe> PrepareAsync(CancellationToken cancellationToken)
    {
        if (probe is { Available: true })
        {
            return probe;
        }

        if (host is null)
        {
            if (BubblewrapProbe.Preconditions(options.Value) is { } failed)
            {
                return probe = BubblewrapProbe.Unavailable(failed);
            }

            host = new BubblewrapHost(options.Value, time, ids, logs, protections);
            host.Cgroups?.RemoveLeftovers("");
            await host.StartAsync();
        }

        probe = await new BubblewrapProbe(host, new Launcher(host)).RunAsync(cancellationToken);
        LogProbed(probe.Capabilities.Tier, string.Join("; ", probe.Checks.Where(check => !check.Passed).Select(check => $"{check.Name}: {check.Detail}")));
        return probe;
    }

    private BubblewrapSandbox Create(BubblewrapHost ready, (WorkspaceId Workspace, SandboxKey Key) name, SandboxSpec spec, SandboxCapabilities capabilities)
    {
        var warm = WarmFolders.Fits(spec) ? ready.Warm.Take() : null;
        var workspace = warm is { } made ? made.Folder : spec.Persistent ? ready.Store.OpenPersistent(name.Workspace, name.Key) : ready.Store.OpenPassing();
        var snapshots = new SnapshotStore(ready.Store.SnapshotsOf(name.Workspace, name.Key, spec.Persistent), spec.Limits.WorkspaceBytes, ids);
        var sandbox = new BubblewrapSandbox(ready, warm?.Spare, name.Key, spec, capabilities, workspace, snapshots)
        {
            Tunnel = spec.Ports ? new Tunnel(Path.Combine(ready.Store.WayFolder, $"{ids.NewToken(6)}.sock"), ids, time) : null,
            Leave = () => Leave(name),
            OnClose = destroy => Task.Run(() => Close(ready, name, workspace, snapshots, keep: spec.Persistent && !destroy)),
        };
        open[name] = new Open(sandbox);
        return sandbox;
    }

    private bool Leave((WorkspaceId Workspace, SandboxKey Key) name)
    {
        opening.Wait(CancellationToken.None);
        try
        {
            return !open.TryGetValue(name, out var item) || --item.Handles <= 0;
        }
        finally
        {
            opening.Release();
        }
    }

    private void Close(BubblewrapHost ready, (WorkspaceId Workspace, SandboxKey Key) name, WorkspaceFolder workspace, SnapshotStore snapshots, bool keep)
    {
        open.TryRemove(name, out _);
        if (keep)
        {
            ready.Store.Close(workspace);
            return;
        }

        snapshots.RemoveAll();
        ready.Store.Remove(workspace);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sandboxes: tier {Tier}. Not met: {Missing}")]
    private partial void LogProbed(SandboxTier tier, string missing);

    private sealed class Open(BubblewrapSandbox sandbox)
    {
        public BubblewrapSandbox Sandbox { get; } = sandbox;

        public int Handles { get; set; } = 1;
    }
}
