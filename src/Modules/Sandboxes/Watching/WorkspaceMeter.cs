using Cadre.Sandboxes.Native;
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
    private const long Little = 1024 * 1024;
    private static readonly TimeSpan Regular = TimeSpan.FromSeconds(1);
    private int counting;
    private volatile bool counted;
    private long countedAt;
    private TimeSpan pause = TimeSpan.Zero;
    private long bytes;
    private long files;
    private FileSystemSpace? spaceThen;

    /// <summary>Bytes when last counted, unlinked open files included.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>
    /// How much there may be while a program runs that starts now: its limits, or, where the folder has passed them already, what is there and a little more, so that it can be
    /// cleared up from inside; never more than half above the limits. Null until the folder was counted for the first time.
    /// </summary>
    public SandboxSpace? Allowance(SandboxLimits limits) => !counted
        ? null
        : new SandboxSpace(
            Math.Max(limits.WorkspaceBytes, Math.Min(Bytes + Little, Most(limits.WorkspaceBytes))),
            Math.Max(limits.WorkspaceFiles, Math.Min(Interlocked.Read(ref files) + 1, Most(limits.WorkspaceFiles))));

    /// <summary>Whether the last count was more.</summary>
    public bool IsOver(SandboxSpace allowance) => Bytes > allowance.Bytes || Interlocked.Read(ref files) > allowance.Entries;

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
        _ = Task.Factory.StartNew(() => Count(limits, processes()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default); // A thread of its own: a starved pool must not put it off.
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

    private static long Most(long limit) => limit + (limit / 2);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private void Count(SandboxLimits limits, IReadOnlyList<int> processes)
    {
        try
        {
            var (started, used) = (time.GetTimestamp(), ThreadTime.Used);
            var (folderBytes, entries) = TreeWalk.Measure(workspace.Folder, Most(limits.WorkspaceFiles)); // Counted on past what may ever be: a program that is quicker than the first count must not set its own limit.
            Interlocked.Exchange(ref files, entries);
            Interlocked.Exchange(ref bytes, folderBytes + UnlinkedFiles.Bytes(processes, workspace.Device));
            counted = true;
            pause = Longer((ThreadTime.Used - used) * 10, time.GetElapsedTime(started)); // At most a tenth of a processor, and half of the disk's time.
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
