using Cadre.Kernel;
using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Workspaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>A sandbox from which protections were taken away; the provider would refuse to open it, for its self-test notices.</summary>
internal sealed class WeakSandbox : IAsyncDisposable
{
    private readonly BubblewrapHost host;
    private readonly string root;

    private WeakSandbox(BubblewrapHost host, BubblewrapSandbox sandbox, string root) => (this.host, Sandbox, this.root) = (host, sandbox, root);

    public BubblewrapSandbox Sandbox { get; }

    /// <summary>Opens one with what is left of the protections.</summary>
    public static async Task<WeakSandbox> OpenAsync(Protections left, SandboxSpec? spec = null)
    {
        var root = Path.Combine(Path.GetTempPath(), $"cadre-weak-{Guid.NewGuid():N}");
        var ids = new IdSource(TimeProvider.System);
        var host = new BubblewrapHost(new SandboxesOptions { Root = root, WarmEntries = 0, UseControlGroups = false }, TimeProvider.System, ids, NullLoggerFactory.Instance, left);
        await host.StartAsync();
        var workspace = host.Store.OpenPassing();
        var given = spec ?? new SandboxSpec();
        var sandbox = new BubblewrapSandbox(host, null, new SandboxKey("weak"), given, new SandboxCapabilities(SandboxTier.Unavailable, false, false, false, false, false, false), workspace, new SnapshotStore(Path.Combine(root, "snapshots"), given.Limits.WorkspaceBytes, ids))
        {
            Leave = () => true,
            OnClose = _ =>
            {
                host.Store.Remove(workspace);
                return Task.CompletedTask;
            },
        };
        return new WeakSandbox(host, sandbox, root);
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await host.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }
}
