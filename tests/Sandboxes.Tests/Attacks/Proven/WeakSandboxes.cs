using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Workspaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>Sandboxes from which protections were taken away; the provider would refuse to open them, for its self-test notices.</summary>
internal sealed class WeakSandboxes : IAsyncDisposable
{
    private readonly BubblewrapHost host;
    private readonly IdSource ids = new(TimeProvider.System);
    private readonly string root = Path.Combine(Path.GetTempPath(), $"cadre-weak-{Guid.NewGuid():N}");

    private WeakSandboxes(Protections left) =>
        host = new BubblewrapHost(new SandboxesOptions { Root = root, WarmEntries = 0, UseControlGroups = false }, TimeProvider.System, ids, NullLoggerFactory.Instance, left);

    /// <summary>Starts with what is left of the protections.</summary>
    public static async Task<WeakSandboxes> StartAsync(Protections left)
    {
        var weak = new WeakSandboxes(left);
        await weak.host.StartAsync();
        return weak;
    }

    /// <summary>Opens one; dispose it before these.</summary>
    public BubblewrapSandbox Open(SandboxSpec? spec = null)
    {
        var workspace = host.Store.OpenPassing();
        var given = spec ?? new SandboxSpec();
        var snapshots = new SnapshotStore(Path.Combine(root, "snapshots", ids.NewToken(6)), given.Limits.WorkspaceBytes, ids);
        return new BubblewrapSandbox(host, null, new SandboxKey("weak"), given, new SandboxCapabilities(SandboxTier.Unavailable, false, false, false, false, false, false), workspace, snapshots)
        {
            Leave = () => true,
            OnClose = _ =>
            {
                host.Store.Remove(workspace);
                return Task.CompletedTask;
            },
        };
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }
}
