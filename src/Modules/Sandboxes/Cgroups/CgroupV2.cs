namespace Cadre.Sandboxes.Cgroups;

/// <summary>A group of the unified hierarchy (version 2).</summary>
internal sealed class CgroupV2 : ICgroup
{
    private readonly string folder;

    /// <summary>Makes the group under a folder whose subtree has the controllers cpu, memory, pids.</summary>
    public CgroupV2(string parent, string name)
    {
        folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
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
        var now = CgroupFiles.Number(folder, "memory.current");
        return new(
            TimeSpan.FromMicroseconds(CgroupFiles.Field(folder, "cpu.stat", "usage_usec")),
            now,
            Math.Max(now, CgroupFiles.Number(folder, "memory.peak")),
            CgroupFiles.Field(folder, "memory.events", "oom_kill"),
            (int)CgroupFiles.Number(folder, "pids.current"));
    }

    public IReadOnlyList<int> Processes() => CgroupFiles.Processes(folder);

    public void Dispose() => _ = CgroupFiles.TryRemove(folder);
}
