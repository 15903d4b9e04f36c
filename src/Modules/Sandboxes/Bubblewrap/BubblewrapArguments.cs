using System.Globalization;
using System.Text;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>The arguments that shape a sandbox, as NUL-separated bytes for <c>--args</c>.</summary>
internal sealed class BubblewrapArguments
{
    private readonly List<string> list = [];

    /// <summary>Everything but the program itself.</summary>
    /// <param name="layout">What the host gives.</param>
    /// <param name="plan">The program and its sandbox.</param>
    /// <param name="places">Where host paths are shown that the sandbox's user cannot reach.</param>
    /// <param name="shape"><see cref="Protections.Shape"/>.</param>
    public static byte[] Build(SandboxLayout layout, LaunchPlan plan, IReadOnlyDictionary<string, string> places, Func<IReadOnlyList<string>, IReadOnlyList<string>> shape)
    {
        var spec = plan.Spec;
        string Place(string path) => places.GetValueOrDefault(path, path);
        layout = layout with { EtcPath = Place(layout.EtcPath), WorkspacePath = Place(layout.WorkspacePath) };
        var arguments = new BubblewrapArguments();
        arguments.Isolate();
        arguments.MountSystem(layout, plan.Limits);
        foreach (var mount in spec.ReadOnlyMounts)
        {
            arguments.Add("--ro-bind", Place(mount.HostPath), mount.SandboxPath);
        }

        if (spec.Egress is { } egress)
        {
            arguments.Add("--bind", Place(egress.ProxySocketPath), SandboxLayout.EgressSocket);
        }

        if (plan.TunnelSocket is { } tunnel)
        {
            arguments.Add("--bind", Place(tunnel), SandboxLayout.TunnelSocket);
        }

        arguments.Add("--bind", layout.WorkspacePath, SandboxLayout.Workspace);
        arguments.Add("--remount-ro", "/").Add("--remount-ro", "/dev");
        arguments.SetEnvironment(spec, plan.Exec, plan.Size is not null);
        arguments.Add("--chdir", Path.Combine(SandboxLayout.Workspace, plan.Exec.WorkingDirectory));
        return Encoding.UTF8.GetBytes(string.Concat(shape(arguments.list).Select(argument => argument + "\0")));
    }

    private void Isolate()
    {
        Add("--unshare-user").Add("--unshare-pid").Add("--unshare-net").Add("--unshare-ipc").Add("--unshare-uts").Add("--unshare-cgroup-try");
        Add("--disable-userns").Add("--uid", "1000").Add("--gid", "1000").Add("--hostname", "sandbox");
        Add("--die-with-parent").Add("--new-session").Add("--cap-drop", "ALL").Add("--clearenv");
    }

    private void MountSystem(SandboxLayout layout, SandboxLimits limits)
    {
        var size = limits.TmpfsBytes.ToString(CultureInfo.InvariantCulture);
        Add("--ro-bind", "/usr", "/usr").Add("--ro-bind", layout.EtcPath, "/etc");
        foreach (var (target, name) in layout.UsrLinks)
        {
            Add("--symlink", target, name);
        }

        if (layout.MountProc)
        {
            Add("--proc", "/proc");
        }

        Add("--dev", "/dev");
        Add("--perms", "1777").Add("--size", size).Add("--tmpfs", "/dev/shm");
        Add("--perms", "1777").Add("--size", size).Add("--tmpfs", "/tmp");
        Add("--dir", "/run");
    }

    private void SetEnvironment(SandboxSpec spec, ExecOptions exec, bool terminal)
    {
        foreach (var (name, value) in ProgramVariables.Of(spec, exec, terminal))
        {
            Add("--setenv", name, value);
        }
    }

    private BubblewrapArguments Add(params ReadOnlySpan<string> values)
    {
        list.AddRange(values);
        return this;
    }
}
