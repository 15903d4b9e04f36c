using System.Globalization;
using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Oci;

/// <summary>
/// The configuration of one container (OCI runtime specification 1.0): namespaces of its own for everything, no capability, no new privileges, the filter, a read-only root,
/// tmpfs of bounded size. With a server that is root, root inside is a host user without rights and the program another, the sandbox's own; otherwise the one user that
/// can be mapped is the server's, and the program is it.
/// </summary>
internal static class RuncConfiguration
{
    private const uint Inside = 1000;
    private static readonly string[] Masked = ["/proc/asound", "/proc/acpi", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug", "/proc/scsi", "/proc/interrupts"];
    private static readonly string[] ReadOnly = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"];
    private static readonly string[] Namespaces = ["user", "pid", "network", "ipc", "uts", "mount", "cgroup"];

    public static object Build(ContainerPlan plan, ContainerHost host)
    {
        var launch = plan.Launch;
        var user = launch.Workspace.User is null ? 0 : Inside;
        return new
        {
            ociVersion = "1.0.2",
            hostname = "sandbox",
            root = new { path = host.RootFolder, @readonly = true },
            process = new
            {
                terminal = launch.Size is not null,
                user = new { uid = user, gid = user },
                args = plan.Command,
                env = ProgramVariables.Of(launch.Spec, launch.Exec, launch.Size is not null).Select(pair => $"{pair.Key}={pair.Value}"),
                cwd = Path.Combine(SandboxLayout.Workspace, launch.Exec.WorkingDirectory),
                capabilities = new { bounding = Array.Empty<string>(), effective = Array.Empty<string>(), permitted = Array.Empty<string>(), inheritable = Array.Empty<string>(), ambient = Array.Empty<string>() },
                noNewPrivileges = true,
                rlimits = Limits(launch.Limits),
            },
            mounts = Mounts(plan, host),
            linux = new
            {
                namespaces = Namespaces.Where(name => name != "cgroup" || Directory.Exists("/sys/fs/cgroup")).Select(type => new { type }),
                uidMappings = Mapping(launch.Workspace.User, host.Host.Options.FirstUser, Libc.EffectiveUser()),
                gidMappings = Mapping(launch.Workspace.User, host.Host.Options.FirstUser, Libc.EffectiveGroup()),
                maskedPaths = Masked,
                readonlyPaths = ReadOnly,
                seccomp = ContainerFilter.ForThisMachine(),
            },
        };
    }

    private static object[] Mapping(uint? user, uint firstUser, uint own) => user is { } id
        ? [new { containerID = 0, hostID = firstUser - 1, size = 1 }, new { containerID = Inside, hostID = id, size = 1 }]
        : [new { containerID = 0, hostID = own, size = 1 }];

    private static object[] Limits(SandboxLimits limits) =>
    [
        Limit("RLIMIT_CORE", 0), Limit("RLIMIT_FSIZE", limits.WorkspaceBytes), Limit("RLIMIT_DATA", limits.MemoryBytes * 4),
        Limit("RLIMIT_NOFILE", limits.OpenFiles), Limit("RLIMIT_MEMLOCK", 8 * 1024 * 1024), Limit("RLIMIT_MSGQUEUE", 0),
    ];

    private static object Limit(string type, long value) => new { type, hard = value, soft = value };

    private static IEnumerable<object> Mounts(ContainerPlan plan, ContainerHost host)
    {
        var spec = plan.Launch.Spec;
        var size = "size=" + plan.Launch.Limits.TmpfsBytes.ToString(CultureInfo.InvariantCulture);
        yield return Mount("/proc", "proc", "proc", ["nosuid", "noexec", "nodev"]);
        yield return Mount("/dev", "tmpfs", "tmpfs", ["nosuid", "strictatime", "mode=755", "size=64k", "ro"]);
        yield return Mount("/dev/pts", "devpts", "devpts", ["nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620"]);
        yield return Mount("/dev/shm", "tmpfs", "tmpfs", ["nosuid", "nodev", "mode=1777", size]);
        yield return Mount("/tmp", "tmpfs", "tmpfs", ["nosuid", "nodev", "mode=1777", size]);
        if (host.ShowsHost)
        {
            yield return Bind("/usr", "/usr", "ro");
            yield return Bind(host.Host.EtcPath, "/etc", "ro");
        }

        // Where something is mounted, a small folder in memory takes the places to mount on.
        foreach (var place in spec.ReadOnlyMounts.Select(mount => mount.SandboxPath[..4]).Distinct(StringComparer.Ordinal))
        {
            yield return Mount(place, "tmpfs", "tmpfs", ["nosuid", "nodev", "mode=755", "size=64k"]);
        }

        foreach (var mount in spec.ReadOnlyMounts)
        {
            yield return Bind(mount.HostPath, mount.SandboxPath, "ro");
        }

        yield return Bind(plan.GatePath, ContainerPlan.Gate, "ro");
        if (spec.Egress is { } egress)
        {
            yield return Bind(egress.ProxySocketPath, SandboxLayout.EgressSocket, "rw");
        }

        if (plan.Launch.TunnelSocket is { } tunnel)
        {
            yield return Bind(tunnel, SandboxLayout.TunnelSocket, "rw");
        }

        yield return Bind(plan.Launch.Workspace.Path, SandboxLayout.Workspace, "rw");
    }

    private static object Bind(string source, string destination, string mode) => Mount(destination, "bind", source, ["bind", "nosuid", "nodev", mode]);

    private static object Mount(string destination, string type, string source, string[] options) => new { destination, type, source, options };
}
