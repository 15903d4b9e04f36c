using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;

namespace Cadre.Sandboxes.Remote;

/// <summary>Sandboxes elsewhere, over the remote protocol.</summary>
internal sealed class RemoteProvider : ISandboxProvider, IAsyncDisposable
{
    private readonly OpenSandboxes<RemoteSandbox> open = new();
    private readonly RemoteClient? client;
    private readonly HttpClient? http;
    private readonly TimeProvider time;
    private readonly IdSource ids;
    private RemoteProbe? known;

    public RemoteProvider(SandboxesOptions options, IRemoteCalls? calls, TimeProvider time, IdSource ids)
    {
        this.time = time;
        this.ids = ids;
        if (options.RemoteUrl is { } url && options.RemoteToken is { } token && calls is not null)
        {
            http = new HttpClient(calls.CreateHandler(url)) { BaseAddress = new Uri(url, "v1/"), Timeout = TimeSpan.FromMinutes(5) };
            client = new RemoteClient(http, token, time);
        }
    }

    public string Name => "remote";

    public async Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var found = await FindAsync(cancellationToken);
        if (!found.IsOk)
        {
            return BubblewrapProbe.Unavailable(new SandboxCheck("remote provider", false, true, found.Error.Message, found.Error.Fix ?? "Look at the remote provider."));
        }

        var probe = found.Value;
        var can = $"{probe.Name}: {(probe.Exec ? "programs, " : "")}code in {string.Join(" and ", probe.Languages)}{(probe.Pty ? ", terminals" : "")}{(probe.Ports ? ", ports" : "")}{(probe.Snapshots ? ", snapshots" : "")}";
        return new SandboxProbe(
            Capabilities(probe),
            [
                new("remote provider", true, true, can),
                new("programs", probe.Exec, false, probe.Exec ? "can be run" : probe.Note ?? "cannot be run there", probe.Exec ? null : "Use bubblewrap, runc, or a remote provider with containers for blocks that run programs."),
            ]);
    }

    public async Task<Result<ISandbox>> OpenAsync(Tenant tenant, SandboxKey key, SandboxSpec spec, CancellationToken cancellationToken)
    {
        if ((OutsideCalls.Refusal ?? SpecRules.Check(spec)) is { } error)
        {
            return error;
        }

        if (spec.ReadOnlyMounts.Count > 0 || spec.Egress is not null)
        {
            return SandboxErrors.SpecInvalid("A remote sandbox shows no folders of this host and has no way out through it.");
        }

        return await open.AloneAsync(() => OpenAloneAsync(new SandboxPlace(tenant.Workspace, key), spec, cancellationToken), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await open.DisposeAsync();
        http?.Dispose();
    }

    private static Error NotConfigured() => SandboxErrors.Unavailable("no remote provider is set", "Set CADRE_SANDBOX_URL and CADRE_SANDBOX_TOKEN.");

    private static SandboxCapabilities Capabilities(RemoteProbe probe) => new(probe.Tier, probe.HardMemory, probe.HardDisk, Egress: false, probe.Pty, probe.Ports, probe.Snapshots) { Exec = probe.Exec };

    private async Task<Result<ISandbox>> OpenAloneAsync(SandboxPlace place, SandboxSpec spec, CancellationToken cancellationToken)
    {
        var probe = await FindAsync(cancellationToken);
        if (!probe.IsOk || client is null)
        {
            return probe.Error ?? NotConfigured();
        }

        if (open.TryShare(place, out var shared))
        {
            return shared;
        }

        var path = $"sandboxes/{place.Workspace.Value:N}-{place.Key}";
        var made = await client.TellAsync(HttpMethod.Put, path, RemoteClient.Json(new RemoteSpec(spec.Limits, spec.Persistent, spec.Environment, spec.Ports), RemoteJson.Default.RemoteSpec), cancellationToken);
        return made.IsOk
            ? open.Add(place, new RemoteSandbox(client, path, place.Key, spec, Capabilities(probe.Value), probe.Value, ids, time) { Leave = () => open.Leave(place), OnClose = () => open.Remove(place) })
            : made.Error;
    }

    private async Task<Result<RemoteProbe>> FindAsync(CancellationToken cancellationToken)
    {
        if (known is not null)
        {
            return known;
        }

        var asked = client is null ? NotConfigured() : await client.AskAsync(HttpMethod.Get, "probe", null, RemoteJson.Default.RemoteProbe, cancellationToken);
        known = asked.IsOk ? asked.Value : null;
        return asked;
    }
}
