using System.Collections.Concurrent;
using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;

namespace Cadre.Sandboxes.Remote;

/// <summary>Sandboxes elsewhere, over the remote protocol.</summary>
internal sealed class RemoteProvider : ISandboxProvider, IDisposable
{
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, SandboxKey Key), Open> open = new();
    private readonly SemaphoreSlim opening = new(1);
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
        var can = $"{probe.Name}: {(probe.Exec ? "programs, " : "")}code in {string.Join(" and ", probe.Languages)}{(probe.Pty ? ", terminals" : "")}{(probe.Snapshots ? ", snapshots" : "")}";
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

        await opening.WaitAsync(cancellationToken);
        try
        {
            var probe = await FindAsync(cancellationToken);
            if (!probe.IsOk || client is null)
            {
                return probe.Error ?? NotConfigured();
            }

            if (open.TryGetValue((tenant.Workspace, key), out var shared))
            {
                shared.Handles++;
                return shared.Sandbox;
            }

            var path = $"sandboxes/{tenant.Workspace.Value:N}-{key}";
            var made = await client.TellAsync(HttpMethod.Put, path, RemoteClient.Json(new RemoteSpec(spec.Limits, spec.Persistent, spec.Environment), RemoteJson.Default.RemoteSpec), cancellationToken);
            return made.IsOk ? Result<ISandbox>.Ok(Add((tenant.Workspace, key), spec, client, probe.Value, path)) : made.Error;
        }
        finally
        {
            opening.Release();
        }
    }

    public void Dispose()
    {
        http?.Dispose();
        opening.Dispose();
    }

    private static Error NotConfigured() => SandboxErrors.Unavailable("no remote provider is set", "Set CADRE_SANDBOX_URL and CADRE_SANDBOX_TOKEN.");

    private static SandboxCapabilities Capabilities(RemoteProbe probe) => new(probe.Tier, probe.HardMemory, probe.HardDisk, Egress: false, probe.Pty, Ports: false, probe.Snapshots) { Exec = probe.Exec };

    private RemoteSandbox Add((WorkspaceId Workspace, SandboxKey Key) place, SandboxSpec spec, RemoteClient ready, RemoteProbe probe, string path)
    {
        var sandbox = new RemoteSandbox(ready, path, place.Key, spec, Capabilities(probe), probe, ids, time) { Leave = () => Leave(place), OnClose = () => open.TryRemove(place, out _) };
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

    private sealed class Open(RemoteSandbox sandbox)
    {
        public RemoteSandbox Sandbox { get; } = sandbox;

        public int Handles { get; set; } = 1;
    }
}
