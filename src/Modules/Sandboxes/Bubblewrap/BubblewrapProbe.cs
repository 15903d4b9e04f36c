using Cadre.Sandboxes.Watching;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>Finds out, by running one, whether sandboxes hold on this machine.</summary>
internal sealed class BubblewrapProbe(BubblewrapHost host, Launcher launcher)
{
    private const string NamespaceFix =
        "Allow unprivileged user namespaces: sysctl kernel.unprivileged_userns_clone=1 and user.max_user_namespaces>0; on Ubuntu 24.04 and later give bwrap an AppArmor profile with 'userns' (or sysctl kernel.apparmor_restrict_unprivileged_userns=0); in a container use a seccomp profile that allows user namespaces, or choose another sandbox provider.";

    // Prints one word per fact: user, processes it sees, network interfaces, whether / and /usr and /etc can be written, whether a namespace can be made.
    private const string SelfTest = """
        id -u
        ls -d /proc/[0-9]* 2>/dev/null | wc -l
        ls /sys/class/net 2>/dev/null | wc -l
        ( : > /probe ) 2>/dev/null && echo writable || echo sealed
        ( : > /usr/probe ) 2>/dev/null && echo writable || echo sealed
        ( : > /etc/probe ) 2>/dev/null && echo writable || echo sealed
        ( : > /work/probe ) 2>/dev/null && echo writable || echo sealed
        test -e /root -o -e /home -o -e /var && echo host || echo own
        unshare -U true 2>/dev/null && echo nested || echo refused
        """;

    private const string Expected = "1000\n*\n0\nsealed\nsealed\nsealed\nwritable\nown\nrefused\n";

    /// <summary>What must be there before anything is tried; null when all is.</summary>
    public static SandboxCheck? Preconditions(SandboxesOptions options)
    {
        if (!OperatingSystem.IsLinux())
        {
            return new("system", false, true, "bubblewrap needs Linux", "Run the server on Linux, or choose a remote sandbox provider.");
        }

        if (!File.Exists(options.BubblewrapPath))
        {
            return new("bubblewrap", false, true, $"there is no {options.BubblewrapPath}", "Install bubblewrap 0.8 or later (apt install bubblewrap), or set SandboxesOptions.BubblewrapPath.");
        }

        return options.Root.Length > 0 ? null : new("folder", false, true, "SandboxesOptions.Root is not set", "Set it to a folder for workspace files.");
    }

    public static SandboxProbe Unavailable(params SandboxCheck[] checks) =>
        new(new(SandboxTier.Unavailable, false, false, false, false, false, false), checks);

    /// <summary>Runs the self-test.</summary>
    public async Task<SandboxProbe> RunAsync(CancellationToken cancellationToken)
    {
        if (host.IsRoot && host.Staging is null && Staging.Shut(host.Store.SpoolFolder) is { } shut)
        {
            return Unavailable(new SandboxCheck("folder", false, true, $"'{shut}' cannot be traversed by the sandboxes' users", $"chmod o+x '{shut}', or set SandboxesOptions.Root to another folder."));
        }

        var (output, failure) = await SelfTestAsync(cancellationToken);
        if (failure is not null && host.MountProc)
        {
            host.MountProc = false; // A container that masks parts of /proc forbids mounting another.
            (output, failure) = await SelfTestAsync(cancellationToken);
        }

        if (failure is not null)
        {
            return Unavailable(new SandboxCheck("isolation", false, true, failure, NamespaceFix));
        }

        var isolation = Compare(output);
        if (!isolation.Passed)
        {
            return Unavailable(isolation);
        }

        var groups = host.Cgroups is not null;
        var tier = host.IsRoot && groups ? SandboxTier.Strong : SandboxTier.Standard;
        return new(
            new SandboxCapabilities(tier, HardMemory: groups, HardDisk: false, Egress: true, Pty: true, Ports: true, Snapshots: true),
            [
                isolation,
                new("own user per sandbox", host.IsRoot, false, host.IsRoot ? "each sandbox has a host user of its own" : "all sandboxes share the server's user", host.IsRoot ? null : "Run the server as root in a container of its own to give each sandbox a user."),
                new("control groups", groups, false, groups ? $"version {host.Cgroups!.Version}: memory is bounded by the kernel" : host.CgroupReason, groups ? null : "Delegate a control group to the server (systemd: Delegate=yes); without one memory is watched each 25 ms and may overshoot."),
                new("own /proc", host.MountProc, false, host.MountProc ? "each sandbox has its own" : "the container forbids it; some programs need it", host.MountProc ? null : "Run the container with an unmasked /proc (security option systempaths=unconfined)."),
            ]);
    }

    private static SandboxCheck Compare(string output)
    {
        var found = output.Split('\n');
        var expected = Expected.Split('\n');
        var same = found.Length == expected.Length && expected.Zip(found).All(pair => pair.First == "*" || pair.First == pair.Second);
        return same
            ? new("isolation", true, true, "the self-test could neither see nor change anything of the host")
            : new("isolation", false, true, $"the self-test answered '{string.Join(' ', found)}' instead of '{string.Join(' ', expected)}'", "Do not run foreign code here; report this answer.");
    }

    private async Task<(string Output, string? Failure)> SelfTestAsync(CancellationToken cancellationToken)
    {
        var workspace = host.Store.OpenPassing();
        try
        {
            var limits = new SandboxLimits { Wall = TimeSpan.FromSeconds(15) };
            var plan = new LaunchPlan(workspace, new SandboxSpec(), limits, new ExecOptions(), ["/bin/sh", "-c", SelfTest], null);
            var launched = await launcher.StartAsync(plan, cancellationToken);
            if (!launched.IsOk)
            {
                return ("", launched.Error.Message);
            }

            using var process = new BubblewrapProcess(host, plan, launched.Value, new WorkspaceMeter(workspace, host.Time));
            var collected = await process.CollectAsync(64 * 1024, cancellationToken);
            return collected.Exit.Reason == StopReason.Exit ? (collected.StdoutText, null) : ("", $"the self-test was stopped ({collected.Exit.Reason})");
        }
        finally
        {
            host.Store.Remove(workspace);
        }
    }
}
