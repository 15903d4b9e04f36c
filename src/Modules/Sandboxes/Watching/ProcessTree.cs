namespace Cadre.Sandboxes.Watching;

/// <summary>
/// What the processes below a namespace's init use, where no control group counts it. Everything inside descends from init: orphans are given to it.
/// </summary>
internal sealed class ProcessTree(int init)
{
    private const int LooksPerFigure = 10;
    private readonly Dictionary<int, long> seenTicks = [];
    private int looks;
    private long exact;

    /// <summary>Walks the tree.</summary>
    /// <param name="memoryLimit">
    /// Memory is counted exactly (proportional share, page tables) when the rough count, which is never lower, passes this. Counting so is slow, a hostile program can make it very
    /// slow: from half of the limit on it is done now and then, for the figures that people see.
    /// </param>
    public TreeUsage Read(long memoryLimit)
    {
        var pids = Pids(init);
        long live = 0;
        long resident = 0;
        var tasks = 0;
        foreach (var pid in pids)
        {
            if (ProcFiles.Stat(pid) is { } stat)
            {
                live += stat.OwnTicks + stat.ReapedTicks;
                resident += stat.ResidentBytes + (ProcFiles.Field($"/proc/{pid}/status", "VmPTE:") * 1024);
                tasks += stat.Threads;
                seenTicks[pid] = Math.Max(stat.OwnTicks, seenTicks.GetValueOrDefault(pid));
            }
        }

        // Children that nobody awaits vanish from the first sum, awaited ones that lived between two looks from the second.
        var ticks = Math.Max(live, seenTicks.Values.Sum());
        var mounts = TmpfsUse.Bytes($"/proc/{init}/root/tmp") + TmpfsUse.Bytes($"/proc/{init}/root/dev/shm");
        return new TreeUsage(TimeSpan.FromMilliseconds(ticks * 1000.0 / ProcFiles.TicksPerSecond), Memory(pids, resident + mounts, mounts, memoryLimit), tasks, pids);
    }

    /// <summary>All processes below (and with) one.</summary>
    public static List<int> Pids(int root)
    {
        var pids = new List<int> { root };
        for (var i = 0; i < pids.Count && pids.Count < 10_000; i++)
        {
            pids.AddRange(ProcFiles.Children(pids[i]));
        }

        return pids;
    }

    private long Memory(List<int> pids, long rough, long mounts, long limit)
    {
        if (rough <= limit / 2)
        {
            return rough;
        }

        if (rough > limit || looks++ % LooksPerFigure == 0)
        {
            exact = Exact(pids) + mounts;
        }

        return exact;
    }

    private static long Exact(List<int> pids)
    {
        long kilobytes = 0;
        foreach (var pid in pids)
        {
            kilobytes += ProcFiles.Field($"/proc/{pid}/smaps_rollup", "\nPss:") + ProcFiles.Field($"/proc/{pid}/status", "VmPTE:");
        }

        return kilobytes * 1024;
    }
}

/// <summary>What a process tree uses.</summary>
/// <param name="Cpu">Processor time, ended processes included as far as seen.</param>
/// <param name="MemoryBytes">Memory with tmpfs.</param>
/// <param name="Tasks">Processes and threads.</param>
/// <param name="Pids">The processes.</param>
internal sealed record TreeUsage(TimeSpan Cpu, long MemoryBytes, int Tasks, IReadOnlyList<int> Pids);
