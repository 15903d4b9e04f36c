namespace Cadre.Sandboxes.Cgroups;

/// <summary>A group under the separate hierarchies of version 1: memory, pids, cpuacct.</summary>
internal sealed class CgroupV1 : ICgroup
{
    /// <summary>The hierarchies used.</summary>
    public static IReadOnlyList<string> Controllers { get; } = ["memory", "pids", "cpuacct"];

    private readonly string memory;
    private readonly string pids;
    private readonly string accounting;
    private readonly CgroupFile cpuUsage;
    private readonly CgroupFile memoryUsage;
    private readonly CgroupFile memoryPeak;
    private readonly CgroupFile kills;
    private readonly CgroupFile tasks;

    /// <summary>Makes the group.</summary>
    /// <param name="parents">The folder to make it in, per controller.</param>
    /// <param name="name">Its name.</param>
    public CgroupV1(IReadOnlyDictionary<string, string> parents, string name)
    {
        memory = Directory.CreateDirectory(Path.Combine(parents["memory"], name)).FullName;
        pids = Directory.CreateDirectory(Path.Combine(parents["pids"], name)).FullName;
        accounting = Directory.CreateDirectory(Path.Combine(parents["cpuacct"], name)).FullName;
        cpuUsage = new(accounting, "cpuacct.usage");
        memoryUsage = new(memory, "memory.usage_in_bytes");
        memoryPeak = new(memory, "memory.max_usage_in_bytes");
        kills = new(memory, "memory.oom_control");
        tasks = new(pids, "pids.current");
    }

    public void Limit(SandboxLimits limits)
    {
        CgroupFiles.Write(memory, "memory.limit_in_bytes", limits.MemoryBytes);
        if (File.Exists(Path.Combine(memory, "memory.memsw.limit_in_bytes")))
        {
            CgroupFiles.Write(memory, "memory.memsw.limit_in_bytes", limits.MemoryBytes);
        }

        CgroupFiles.Write(pids, "pids.max", limits.Processes + 1);
    }

    public void Attach(int pid)
    {
        CgroupFiles.Write(memory, "cgroup.procs", pid);
        CgroupFiles.Write(pids, "cgroup.procs", pid);
        CgroupFiles.Write(accounting, "cgroup.procs", pid);
    }

    public CgroupUsage Read() => new(TimeSpan.FromTicks(cpuUsage.Number() / 100), memoryUsage.Number(), memoryPeak.Number(), kills.Field("oom_kill"u8), (int)tasks.Number());

    public IReadOnlyList<int> Processes() => CgroupFiles.Processes(pids);

    public void Dispose()
    {
        Array.ForEach([cpuUsage, memoryUsage, memoryPeak, kills, tasks], static file => file.Dispose());
        _ = CgroupFiles.TryRemove(memory) & CgroupFiles.TryRemove(pids) & CgroupFiles.TryRemove(accounting);
    }
}
