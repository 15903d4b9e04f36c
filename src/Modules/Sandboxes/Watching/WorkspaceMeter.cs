using Cadre.Sandboxes.Workspaces;

namespace Cadre.Sandboxes.Watching;

/// <summary>
/// How much a workspace folder holds. Counting a folder is slow, so it is counted again only when the disk's free space has fallen so far that the limit could
/// be near, and otherwise now and then; never two counts at once.
/// </summary>
internal sealed class WorkspaceMeter(WorkspaceFolder workspace, TimeProvider time)
{
    private const long Slack = 8 * 1024 * 1024;
    private const int InodeSlack = 2000;
    private static readonly TimeSpan Regular = TimeSpan.FromSeconds(1);
    private int counting;
    private long countedAt;
    private TimeSpan pause = TimeSpan.Zero;
    private long bytes;
    private long files;
    private FileSystemSpace? spaceThen;

    /// <summary>Bytes when last counted, unlinked open files included.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Whether the last count passed a limit.</summary>
    public bool IsOver(SandboxLimits limits) => Bytes > limits.WorkspaceBytes || Interlocked.Read(ref files) > limits.WorkspaceFiles;

    /// <summary>Starts a count if one is due.</summary>
    /// <param name="limits">The limits to guard.</param>
    /// <param name="processes">The processes whose unlinked open files count too.</param>
    public void CountIfDue(SandboxLimits limits, Func<IReadOnlyList<int>> processes)
    {
        var now = TmpfsUse.Read(workspace.Path);
        if (!IsDue(limits, now) || Interlocked.Exchange(ref counting, 1) == 1)
        {
            return;
        }

        spaceThen = now;
        _ = Task.Run(() => Count(limits, processes()));
    }

    private bool IsDue(SandboxLimits limits, FileSystemSpace? now)
    {
        if (spaceThen is null || now is null || time.GetElapsedTime(countedAt) > Regular + pause)
        {
            return true;
        }

        var taken = (spaceThen.Free - now.Free) * now.BlockSize;
        var inodes = spaceThen.FreeInodes - now.FreeInodes;
        return taken > Math.Max(Slack, (limits.WorkspaceBytes - Bytes) / 4) || inodes > Math.Max(InodeSlack, (limits.WorkspaceFiles - Interlocked.Read(ref files)) / 4);
    }

    private void Count(SandboxLimits limits, IReadOnlyList<int> processes)
    {
        try
        {
            var started = time.GetTimestamp();
            var (folderBytes, entries) = TreeWalk.Measure(workspace.Folder, limits.WorkspaceFiles);
            Interlocked.Exchange(ref files, entries);
            Interlocked.Exchange(ref bytes, folderBytes + UnlinkedFiles.Bytes(processes, workspace.Device));
            pause = time.GetElapsedTime(started) * 10; // At most a tenth of a processor.
        }
        catch (ObjectDisposedException)
        {
            pause = Regular; // The sandbox was closed meanwhile.
        }
        finally
        {
            countedAt = time.GetTimestamp();
            Volatile.Write(ref counting, 0);
        }
    }
}
