namespace Cadre.Sandboxes.Cgroups;

/// <summary>Where this server may make control groups: found once, by trying.</summary>
internal sealed class CgroupRoot
{
    private readonly IReadOnlyDictionary<string, string>? v1;
    private readonly string? v2;
    private readonly string prefix;

    private CgroupRoot(IReadOnlyDictionary<string, string>? v1, string? v2, string prefix)
    {
        this.v1 = v1;
        this.v2 = v2;
        this.prefix = prefix;
    }

    /// <summary>Which version is used: 1 or 2.</summary>
    public int Version => v1 is null ? 2 : 1;

    /// <summary>Looks for writable hierarchies.</summary>
    /// <param name="mount">Where control groups are mounted.</param>
    /// <param name="prefix">Begins the name of every group of this server.</param>
    /// <returns>Null, with the reason, when none is writable.</returns>
    public static (CgroupRoot? Root, string Reason) Find(string mount, string prefix)
    {
        try
        {
            if (CgroupV1.Controllers.All(controller => Directory.Exists(Path.Combine(mount, controller))))
            {
                var parents = CgroupV1.Controllers.ToDictionary(
                    controller => controller,
                    controller => Directory.CreateDirectory(Path.Combine(mount, controller, "cadre")).FullName,
                    StringComparer.Ordinal);
                return Try(new CgroupRoot(parents, null, prefix));
            }

            return File.Exists(Path.Combine(mount, "cgroup.controllers"))
                ? Try(new CgroupRoot(null, PrepareUnified(mount), prefix))
                : (null, $"no control groups are mounted at {mount}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>Makes the group of one program.</summary>
    public ICgroup Create(string name) =>
        v1 is not null ? new CgroupV1(v1, prefix + name) : new CgroupV2(v2!, prefix + name); // One of the two is always set.

    /// <summary>Removes empty groups that a server which ended without cleaning up left behind.</summary>
    /// <param name="before">Only those made before this moment: a younger one may be that of another server on this machine, made and not filled yet.</param>
    public void RemoveLeftovers(DateTimeOffset before)
    {
        foreach (var parent in v1?.Values ?? [v2!])
        {
            foreach (var folder in Directory.EnumerateDirectories(parent).Where(folder => Directory.GetLastWriteTimeUtc(folder) < before))
            {
                _ = CgroupFiles.TryRemove(folder);
            }
        }
    }

    private static (CgroupRoot? Root, string Reason) Try(CgroupRoot root)
    {
        using var group = root.Create("probe");
        group.Limit(new SandboxLimits());
        _ = group.Read();
        return (root, "");
    }

    /// <summary>
    /// Version 2 lets only the leaves hold processes: (1) the server moves itself into a leaf of its own delegated group, (2) enables the controllers for the
    /// children, (3) sandboxes get a sibling branch.
    /// </summary>
    private static string PrepareUnified(string mount)
    {
        var line = File.ReadLines("/proc/self/cgroup").First(text => text.StartsWith("0::", StringComparison.Ordinal));
        var own = Path.Combine(mount, line[3..].TrimStart('/'));
        const string leaf = "cadre-server";
        if (Path.GetFileName(own) == leaf)
        {
            own = Path.GetDirectoryName(own)!; // A path below the mount has a parent.
        }
        else if (own.TrimEnd('/') != mount.TrimEnd('/'))
        {
            var server = Directory.CreateDirectory(Path.Combine(own, leaf)).FullName; // 1
            CgroupFiles.Write(server, "cgroup.procs", Environment.ProcessId);
        }

        CgroupFiles.Write(own, "cgroup.subtree_control", "+cpu +memory +pids"); // 2
        var branch = Directory.CreateDirectory(Path.Combine(own, "cadre-sandboxes")).FullName; // 3
        CgroupFiles.Write(branch, "cgroup.subtree_control", "+cpu +memory +pids");
        return branch;
    }
}
