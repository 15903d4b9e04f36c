using System.Collections.Concurrent;
using Cadre.Sandboxes.Workspaces;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>Empty workspace folders with a sandbox that stands ready over each, for passing sandboxes of the plainest kind (nothing mounted, no way out).</summary>
internal sealed class WarmFolders(BubblewrapHost host)
{
    private readonly ConcurrentQueue<(WorkspaceFolder Folder, SpareSandbox Spare)> ready = new();
    private int making;
    private volatile bool closed;

    /// <summary>Whether sandboxes of this spec can be made beforehand.</summary>
    public static bool Fits(SandboxSpec spec) =>
        !spec.Persistent && !spec.Ports && spec.ReadOnlyMounts.Count == 0 && spec.Egress is null && spec.Environment.Count == 0 && spec.Limits.TmpfsBytes == new SandboxLimits().TmpfsBytes;

    /// <summary>Takes one; null when none is ready. Another is made in its place.</summary>
    public (WorkspaceFolder Folder, SpareSandbox Spare)? Take()
    {
        var found = ready.TryDequeue(out var warm);
        Fill();
        return found ? warm : null;
    }

    /// <summary>Ends and removes all.</summary>
    public async Task CloseAsync()
    {
        closed = true;
        while (Volatile.Read(ref making) > 0 || !ready.IsEmpty)
        {
            if (ready.TryDequeue(out var warm))
            {
                await RemoveAsync(warm);
            }
            else
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), host.Time, CancellationToken.None);
            }
        }
    }

    private void Fill()
    {
        if (!closed && ready.Count + Volatile.Read(ref making) < host.Options.WarmEntries)
        {
            Interlocked.Increment(ref making);
            _ = Task.Run(MakeAsync);
        }
    }

    private async Task MakeAsync()
    {
        try
        {
            var folder = host.Store.OpenPassing();
            var spare = new SpareSandbox(host, new Launcher(host));
            await spare.FillAsync(new LaunchPlan(folder, new SandboxSpec(), new SandboxLimits(), new ExecOptions(), [], null));
            ready.Enqueue((folder, spare));
        }
        finally
        {
            Interlocked.Decrement(ref making);
        }
    }

    private async Task RemoveAsync((WorkspaceFolder Folder, SpareSandbox Spare) warm)
    {
        await warm.Spare.DisposeAsync();
        host.Store.Remove(warm.Folder);
    }
}
