using System.Collections.Concurrent;
using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Workspaces;
using Microsoft.Extensions.Logging;

namespace Cadre.Sandboxes.Oci;

/// <summary>
/// Sandboxes by an OCI container engine: runc, docker or podman. Folders, files, snapshots, watching and processes are those of bubblewrap's sandboxes; only the start of
/// a program is the engine's.
/// </summary>
internal sealed partial class ContainerProvider(string name, SandboxesOptions options, TimeProvider time, IdSource ids, ILoggerFactory logs) : ISandboxProvider, IAsyncDisposable
{
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, SandboxKey Key), Open> open = new();
    private readonly SemaphoreSlim opening = new(1);
    private readonly ILogger<ContainerProvider> logger = logs.CreateLogger<ContainerProvider>();
    private BubblewrapHost? host;
    private ContainerHost? containers;
    private ContainerGuardian? guardian;
    private ContainerLauncher? launcher;
    private SandboxProbe? probe;

    public string Name => name;

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
            if (!found.Available || host is null || launcher is null)
            {
                var failed = found.Checks.First(check => check is { Required: true, Passed: false });
                return SandboxErrors.Unavailable(failed.Detail, failed.Fix ?? "Run the doctor.");
            }

            if (open.TryGetValue((tenant.Workspace, key), out var shared))
            {
                shared.Handles++;
                return shared.Sandbox;
            }

            var (ready, start) = (host, launcher);
            return Result<ISandbox>.Ok(await Task.Run(() => Create(ready, start, (tenant.Workspace, key), spec, found.Capabilities), CancellationToken.None));
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

        guardian?.Dispose();
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

        if (!OperatingSystem.IsLinux() || options.Root.Length == 0)
        {
            return probe = BubblewrapProbe.Unavailable(new SandboxCheck("system", false, true, $"{name} is driven on Linux only", "Run the server on Linux, or choose a remote sandbox provider."));
        }

        options.WarmEntries = 0; // Containers are not made before their program is known.
        host ??= new BubblewrapHost(options, time, ids, logs, Protections.All);
        containers ??= new ContainerHost(host);
        IContainerEngine engine = name == "runc" ? new RuncEngine(containers) : new CommandLineEngine(containers, name, ProgramPath.Find(options.ContainerProgram ?? name));
        if (engine.Preconditions() is { } failed)
        {
            return probe = BubblewrapProbe.Unavailable(failed);
        }

        guardian ??= await ContainerGuardian.StartAsync(host.Spawner, engine.EndAll());
        launcher = new ContainerLauncher(containers, engine);
        probe = await new ContainerProbe(containers, engine, launcher).RunAsync(cancellationToken);
        LogProbed(name, probe.Capabilities.Tier, string.Join("; ", probe.Checks.Where(check => !check.Passed).Select(check => $"{check.Name}: {check.Detail}")));
        return probe;
    }

    private BubblewrapSandbox Create(BubblewrapHost ready, ContainerLauncher start, (WorkspaceId Workspace, SandboxKey Key) place, SandboxSpec spec, SandboxCapabilities capabilities)
    {
        var workspace = spec.Persistent ? ready.Store.OpenPersistent(place.Workspace, place.Key) : ready.Store.OpenPassing();
        var snapshots = new SnapshotStore(ready.Store.SnapshotsOf(place.Workspace, place.Key, spec.Persistent), spec.Limits.WorkspaceBytes, ids);
        var sandbox = new BubblewrapSandbox(ready, null, place.Key, spec, capabilities, workspace, snapshots)
        {
            OtherLauncher = start,
            Tunnel = spec.Ports ? new Tunnel(Path.Combine(ready.Store.WayFolder, $"{ids.NewToken(6)}.sock"), ids, time) : null,
            Leave = () => Leave(place),
            OnClose = destroy => Task.Run(() => Close(ready, place, workspace, snapshots, keep: spec.Persistent && !destroy)),
        };
        open[place] = new Open(sandbox);
        return sandbox;
    }

    private bool Leave((WorkspaceId Workspace, SandboxKey Key) place)
    {
        opening.Wait(CancellationToken.None);
        try
        {
            return !open.TryGetValue(place, out var item) || --item.Handles <= 0;
        }
        finally
        {
            opening.Release();
        }
    }

    private void Close(BubblewrapHost ready, (WorkspaceId Workspace, SandboxKey Key) place, WorkspaceFolder workspace, SnapshotStore snapshots, bool keep)
    {
        open.TryRemove(place, out _);
        if (keep)
        {
            ready.Store.Close(workspace);
            return;
        }

        snapshots.RemoveAll();
        ready.Store.Remove(workspace);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sandboxes by {Engine}: tier {Tier}. Not met: {Missing}")]
    private partial void LogProbed(string engine, SandboxTier tier, string missing);

    private sealed class Open(BubblewrapSandbox sandbox)
    {
        public BubblewrapSandbox Sandbox { get; } = sandbox;

        public int Handles { get; set; } = 1;
    }
}
