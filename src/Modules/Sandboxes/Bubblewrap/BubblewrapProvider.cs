using Cadre.Kernel;
using Microsoft.Extensions.Logging;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>Sandboxes by bubblewrap: the default on Linux.</summary>
internal sealed partial class BubblewrapProvider(SandboxesOptions options, TimeProvider time, IdSource ids, ILoggerFactory logs, Protections protections) : ISandboxProvider, IAsyncDisposable
{
    /// <summary>From making a control group until a process is in it, on the busiest machine.</summary>
    private static readonly TimeSpan YoungGroup = TimeSpan.FromSeconds(30);

    private readonly LocalSandboxes open = new();
    private readonly ILogger<BubblewrapProvider> logger = logs.CreateLogger<BubblewrapProvider>();
    private BubblewrapHost? host;
    private SandboxProbe? probe;

    public string Name => "bubblewrap";

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
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    private async Task<Result<ISandbox>> OpenAloneAsync(SandboxPlace place, SandboxSpec spec, CancellationToken cancellationToken)
    {
        var found = await PrepareAsync(cancellationToken);
        if (!found.Available || host is null)
        {
            var failed = found.Checks.First(check => check is { Required: true, Passed: false });
            return SandboxErrors.Unavailable(failed.Detail, failed.Fix ?? "Run the doctor.");
        }

        if (open.TryShare(place, out var shared))
        {
            return shared;
        }

        var ready = host;
        return Result<ISandbox>.Ok(await Task.Run(() => open.Create(ready, place, spec, found.Capabilities, null), CancellationToken.None));
    }

    private async Task<SandboxProbe> PrepareAsync(CancellationToken cancellationToken)
    {
        if (probe is { Available: true })
        {
            return probe;
        }

        if (host is null)
        {
            if (BubblewrapProbe.Preconditions(options) is { } failed)
            {
                return probe = BubblewrapProbe.Unavailable(failed);
            }

            host = new BubblewrapHost(options, time, ids, logs, protections);
            host.Cgroups?.RemoveLeftovers(time.GetUtcNow() - YoungGroup);
            await host.StartAsync();
        }

        probe = await new BubblewrapProbe(host, new Launcher(host)).RunAsync(cancellationToken);
        LogProbed(probe.Capabilities.Tier, string.Join("; ", probe.Checks.Where(check => !check.Passed).Select(check => $"{check.Name}: {check.Detail}")));
        return probe;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Sandboxes: tier {Tier}. Not met: {Missing}")]
    private partial void LogProbed(SandboxTier tier, string missing);
}
