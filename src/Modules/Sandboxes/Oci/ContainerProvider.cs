using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;
using Microsoft.Extensions.Logging;

namespace Cadre.Sandboxes.Oci;

/// <summary>
/// Sandboxes by an OCI container engine: runc, docker or podman. Folders, files, snapshots, watching and processes are those of bubblewrap's sandboxes; only the start of
/// a program is the engine's.
/// </summary>
internal sealed partial class ContainerProvider(string name, SandboxesOptions options, TimeProvider time, IdSource ids, ILoggerFactory logs) : ISandboxProvider, IAsyncDisposable
{
    private readonly LocalSandboxes open = new();
    private readonly ILogger<ContainerProvider> logger = logs.CreateLogger<ContainerProvider>();
    private BubblewrapHost? host;
    private ContainerHost? containers;
    private ContainerGuardian? guardian;
    private ContainerLauncher? launcher;
    private SandboxProbe? probe;

    public string Name => name;

    public Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken) => open.AloneAsync(() => PrepareAsync(cancellationToken), cancellationToken);

    public async Task<Result<ISandbox>> OpenAsync(Tenant tenant, SandboxKey key, SandboxSpec spec, CancellationToken cancellationToken)
    {
        if ((OutsideCalls.Refusal ?? SpecRules.Check(spec)) is { } error)
        {
            return error;
        }

        return await open.AloneAsync(() => OpenAloneAsync(new SandboxPlace(tenant.Workspace, key), spec, cancellationToken), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await open.DisposeAsync();
        guardian?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    private async Task<Result<ISandbox>> OpenAloneAsync(SandboxPlace place, SandboxSpec spec, CancellationToken cancellationToken)
    {
        var found = await PrepareAsync(cancellationToken);
        if (!found.Available || host is null || launcher is null)
        {
            var failed = found.Checks.First(check => check is { Required: true, Passed: false });
            return SandboxErrors.Unavailable(failed.Detail, failed.Fix ?? "Run the doctor.");
        }

        if (open.TryShare(place, out var shared))
        {
            return shared;
        }

        var (ready, start) = (host, launcher);
        return Result<ISandbox>.Ok(await Task.Run(() => open.Create(ready, place, spec, found.Capabilities, start), CancellationToken.None));
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Sandboxes by {Engine}: tier {Tier}. Not met: {Missing}")]
    private partial void LogProbed(string engine, SandboxTier tier, string missing);
}
