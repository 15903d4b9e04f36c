using System.Diagnostics.CodeAnalysis;
using Cadre.Sandboxes.Workspaces;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>The open sandboxes whose files are on this machine, whoever starts their programs: makes them over their folders, and puts the folders away.</summary>
internal sealed class LocalSandboxes : IAsyncDisposable
{
    private readonly OpenSandboxes<BubblewrapSandbox> open = new();

    public Task<TResult> AloneAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken) => open.AloneAsync(work, cancellationToken);

    public bool TryShare(SandboxPlace place, [NotNullWhen(true)] out BubblewrapSandbox? sandbox) => open.TryShare(place, out sandbox);

    /// <summary>Makes one.</summary>
    /// <param name="host">Where.</param>
    /// <param name="place">Its name.</param>
    /// <param name="spec">How.</param>
    /// <param name="capabilities">What the provider can do.</param>
    /// <param name="launcher">Starts programs in place of bubblewrap; null: bubblewrap does.</param>
    public BubblewrapSandbox Create(BubblewrapHost host, SandboxPlace place, SandboxSpec spec, SandboxCapabilities capabilities, ILauncher? launcher)
    {
        var warm = launcher is null && WarmFolders.Fits(spec) ? host.Warm.Take() : null;
        var workspace = warm is { } made ? made.Folder : spec.Persistent ? host.Store.OpenPersistent(place.Workspace, place.Key) : host.Store.OpenPassing();
        var snapshots = new SnapshotStore(host.Store.SnapshotsOf(place.Workspace, place.Key, spec.Persistent), spec.Limits.WorkspaceBytes, host.Ids);
        return open.Add(place, new BubblewrapSandbox(host, warm?.Spare, place.Key, spec, capabilities, workspace, snapshots)
        {
            OtherLauncher = launcher,
            Tunnel = spec.Ports ? new Tunnel(Path.Combine(host.Store.WayFolder, $"{host.Ids.NewToken(6)}.sock"), host.Ids, host.Time) : null,
            Leave = () => open.Leave(place),
            OnClose = destroy => Task.Run(() => Close(host, place, workspace, snapshots, keep: spec.Persistent && !destroy)),
        });
    }

    public ValueTask DisposeAsync() => open.DisposeAsync();

    private void Close(BubblewrapHost host, SandboxPlace place, WorkspaceFolder workspace, SnapshotStore snapshots, bool keep)
    {
        open.Remove(place);
        if (keep)
        {
            host.Store.Close(workspace);
            return;
        }

        snapshots.RemoveAll();
        host.Store.Remove(workspace);
    }
}
