using Cadre.Sandboxes.Cgroups;
using Cadre.Sandboxes.Watching;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>What one program uses, against its limits: from its control group where there is one, else from its process tree.</summary>
internal sealed class ProgramMeter(Launched launched, SandboxLimits limits, WorkspaceMeter workspace, TimeProvider time)
{
    private const int LooksAtProcessLimit = 1;
    private static readonly TimeSpan AtProcessLimit = TimeSpan.FromSeconds(1); // In time, not in looks: they are few where there is much to look at.
    private readonly Lock gate = new(); // The watchdog's look and the last one may come at once, and what was seen is counted on.
    private readonly ProcessTree tree = new(launched.InitPid);
    private readonly TimeSpan cpuLimit = limits.Cpu ?? TimeSpan.FromTicks(Math.Min(limits.Wall.Ticks * Environment.ProcessorCount, TimeSpan.FromMinutes(30).Ticks));
    private int looksAtLimit;
    private long atLimitSince;
    private long kills;
    private SandboxSpace? allowance;

    /// <summary>As of the last look.</summary>
    public SandboxUsage Usage { get; private set; } = new(TimeSpan.Zero, 0, 0, 0);

    public long PeakMemoryBytes { get; private set; }

    /// <summary>Looks; says which limit is passed.</summary>
    public StopReason? Look()
    {
        lock (gate)
        {
            return LookAlone();
        }
    }

    /// <summary>The last look, when the program has ended; where nothing can be read any more, the figures of the one before stay.</summary>
    public void LookLast()
    {
        lock (gate)
        {
            try
            {
                Measure(launched.Cgroup);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or FormatException)
            {
                return; // A program whose end nobody hears of would be worse.
            }
        }
    }

    /// <summary>Whether the kernel itself stopped a process for memory.</summary>
    public StopReason? KernelStopped() => launched.Cgroup?.Read().OutOfMemoryKills > 0 ? StopReason.Memory : null;

    private StopReason? LookAlone()
    {
        Measure(launched.Cgroup);
        workspace.CountIfDue(limits, () => launched.Cgroup?.Processes() ?? ProcessTree.Pids(launched.InitPid));
        allowance ??= workspace.Allowance(limits);
        looksAtLimit = Usage.Processes >= limits.Processes ? looksAtLimit + 1 : 0;
        atLimitSince = looksAtLimit > 1 ? atLimitSince : time.GetTimestamp();
        return Usage.Cpu > cpuLimit ? StopReason.Cpu
            : Usage.MemoryBytes > limits.MemoryBytes ? StopReason.Memory
            : kills > 0 ? StopReason.Memory
            : allowance is not null && workspace.IsOver(allowance) ? StopReason.Disk
            : looksAtLimit > LooksAtProcessLimit && time.GetElapsedTime(atLimitSince) > AtProcessLimit ? StopReason.Procs
            : Sockets() > limits.Sockets ? StopReason.Sockets
            : null;
    }

    private void Measure(ICgroup? group)
    {
        if (group is not null)
        {
            // The kernel holds the memory limit and gives caches back before it kills: memory near the limit is no offence here.
            var usage = group.Read();
            PeakMemoryBytes = Math.Max(PeakMemoryBytes, usage.PeakMemoryBytes);
            kills = usage.OutOfMemoryKills;
            Usage = new(usage.Cpu, Math.Min(usage.MemoryBytes, limits.MemoryBytes), Math.Max(usage.Tasks - 1, 0), workspace.Bytes);
            return;
        }

        var now = tree.Read(limits.MemoryBytes);
        PeakMemoryBytes = Math.Max(PeakMemoryBytes, now.MemoryBytes);
        Usage = new(now.Cpu > Usage.Cpu ? now.Cpu : Usage.Cpu, now.MemoryBytes, Math.Max(now.Tasks - 1, 0), workspace.Bytes);
    }

    private long Sockets() => ProcFiles.Field($"/proc/{launched.InitPid}/net/sockstat", "sockets: used ");
}
