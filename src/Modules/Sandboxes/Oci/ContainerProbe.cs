using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Watching;

namespace Cadre.Sandboxes.Oci;

/// <summary>Finds out, by running one, whether containers of an engine hold on this machine.</summary>
internal sealed class ContainerProbe(ContainerHost host, IContainerEngine engine, ContainerLauncher launcher)
{
    // One word per fact: network interfaces that are up beside the loopback, whether / and /usr and /etc can be written, /work can, a namespace can be made, a device, rights.
    private const string SelfTest = """
        grep -cvE '^ *lo:|^Inter|^ face' /proc/net/dev
        ( : > /probe ) 2>/dev/null && echo writable || echo sealed
        ( : > /usr/probe ) 2>/dev/null && echo writable || echo sealed
        ( : > /etc/probe ) 2>/dev/null && echo writable || echo sealed
        ( : > /work/probe ) 2>/dev/null && echo writable || echo sealed
        unshare -U true 2>/dev/null && echo nested || echo refused
        grep -E '^CapEff|^CapBnd' /proc/self/status | grep -qv 0000000000000000 && echo rights || echo none
        set -- /proc/[0-9]*; [ $# -lt 12 ] && echo own || echo host
        """;

    private const string Expected = "0 sealed sealed sealed writable refused none own";

    public async Task<SandboxProbe> RunAsync(CancellationToken cancellationToken)
    {
        if (host.Host.IsRoot && Staging.Shut(host.Host.Store.SpoolFolder) is { } shut)
        {
            return BubblewrapProbe.Unavailable(new SandboxCheck("folder", false, true, $"'{shut}' cannot be traversed by the sandboxes' users", $"chmod o+x '{shut}', or choose another home."));
        }

        var (output, failure) = await SelfTestAsync(cancellationToken);
        if (failure is not null || output != Expected)
        {
            var fix = failure is not null ? $"Look whether {engine.Name} runs a container by hand on this machine, as this user." : "Do not run foreign code here; report this answer.";
            return BubblewrapProbe.Unavailable(new SandboxCheck("isolation", false, true, failure ?? $"the self-test answered '{output}' instead of '{Expected}'", fix));
        }

        var (root, groups) = (host.Host.IsRoot, host.Host.Cgroups is not null);
        return new(
            new SandboxCapabilities(root && groups ? SandboxTier.Strong : SandboxTier.Standard, HardMemory: groups, HardDisk: false, Egress: true, Pty: true, Ports: true, Snapshots: true),
            [
                new("isolation", true, true, $"{engine.Name}: the self-test could neither see nor change anything of the host"),
                new("own user per sandbox", root, false, root ? "each sandbox has a host user of its own" : "all sandboxes share the server's user", root ? null : "Run the server as root in a container of its own to give each sandbox a user."),
                new("control groups", groups, false, groups ? $"version {host.Host.Cgroups!.Version}: memory is bounded by the kernel" : host.Host.CgroupReason, groups ? null : "Delegate a control group to the server (systemd: Delegate=yes); without one memory is watched each 25 ms and may overshoot."),
            ]);
    }

    private async Task<(string Output, string? Failure)> SelfTestAsync(CancellationToken cancellationToken)
    {
        var workspace = host.Host.Store.OpenPassing();
        try
        {
            var plan = new LaunchPlan(workspace, new SandboxSpec(), new SandboxLimits { Wall = TimeSpan.FromSeconds(30) }, new ExecOptions(), ["/bin/sh", "-c", SelfTest], null);
            var launched = await launcher.StartAsync(plan, cancellationToken);
            if (!launched.IsOk)
            {
                return ("", launched.Error.Message);
            }

            using var process = new BubblewrapProcess(host.Host, plan, launched.Value, new WorkspaceMeter(workspace, host.Host.Time));
            var collected = await process.CollectAsync(64 * 1024, cancellationToken);
            return collected.Exit.Reason == StopReason.Exit ? (collected.StdoutText.Trim().Replace('\n', ' '), null) : ("", $"the self-test was stopped ({collected.Exit.Reason})");
        }
        finally
        {
            host.Host.Store.Remove(workspace);
        }
    }
}
