namespace Cadre.Sandboxes.Cgroups;

/// <summary>A group of the unified hierarchy (version 2).</summary>
internal sealed class CgroupV2 : ICgroup
{
    private readonly string folder;
    private readonly CgroupFile cpuUsage;
    private readonly CgroupFile memoryUsage;
    private readonly CgroupFile memoryPeak;
    private readonly CgroupFile kills;
    private readonly CgroupFile tasks;

    /// <summary>Makes the group under a folder whose subtree has the controllers cpu, memory, pids.</summary>
    public CgroupV2(string parent, string name)
    {
        folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        cpuUsage = new(folder, "cpu.stat");
        memoryUsage = new(folder, "memory.current");
        memoryPeak = new(folder, "memory.peak");
        kills = new(folder, "memory.events");
        tasks = new(folder, "pids.current");
    }

    public void Limit(SandboxLimits limits)
    {
        CgroupFiles.Write(folder, "memory.max", limits.MemoryBytes);
        if (File.Exists(Path.Combine(folder, "memory.swap.max")))
        {
            CgroupFiles.Write(folder, "memory.swap.max", 0);
        }

        CgroupFiles.Write(folder, "pids.max", limits.Processes + 1);
    }

    public void Attach(int pid) => CgroupFiles.Write(folder, "cgroup.procs", pid);

    public CgroupUsage Read()
    {
        var now = memoryUsage.Number();
        return new(TimeSpan.FromMicroseconds(cpuUsage.Field("usage_usec"u8)), now, Math.Max(now, memoryPeak.Number()), kills.Field("oom_kill"u8), (int)tasks.Number());
    }

    public IReadOnlyList<int> Processes() => CgroupFiles.Processes(folder);

    public void Dispose()
    {
        Array.ForEach([cpuUsage, memoryUsage, memoryPeak, kills, tasks], static file => file.Dispose());
        _ = CgroupFiles.TryRemove(folder);
    }
}
