using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Oci;

/// <summary>docker or podman, by their command lines. The engine must run its containers on this machine, and this server must be allowed to end their processes.</summary>
internal sealed class CommandLineEngine(ContainerHost host, string name, string? program) : IContainerEngine
{
    private const string Label = "cadre-sandbox";

    /// <summary>What the engine's own program, which counts until it becomes ours, may need of threads on a busy machine. The exact limit is put on after it.</summary>
    private const int LeastTasks = 32;

    /// <summary>Until then a limit that is in no program's way and that no engine is refused: by themselves they ask for more than a server in a container may give.</summary>
    private static readonly long MostTasks = (long)Math.Min(ResourceLimits.Most(ResourceLimits.Processes), 4096);

    private static readonly string[] Inherited = ["PATH", "HOME", "XDG_RUNTIME_DIR", "DOCKER_HOST", "DOCKER_CONTEXT", "CONTAINER_HOST", "TMPDIR"];
    private readonly string instance = host.Host.Store.InstanceName;
    private string? filterFile;

    public string Name => name;

    private SandboxesOptions Options => host.Host.Options;

    private bool IsPodman => name == "podman";

    public SandboxCheck? Preconditions() => program is null
        ? new(name, false, true, $"there is no {name} on the path", $"Install {name}, set CADRE_SANDBOX_PROGRAM, or choose another sandbox provider.")
        : Options.ContainerImage is null && !IsPodman
            ? new(name, false, true, "docker needs an image", "Set CADRE_SANDBOX_IMAGE to an image with sh, Python 3 and Node, such as one of your own.")
            : null;

    public IReadOnlyList<string> Run(ContainerPlan plan)
    {
        var launch = plan.Launch;
        var limits = launch.Limits;
        var user = UserOf(plan);
        var size = launch.Limits.TmpfsBytes.ToString(CultureInfo.InvariantCulture);
        List<string> arguments =
        [
            program!, .. Options.ContainerArguments, "run", "--rm", "--interactive", "--name", plan.Name, "--label", $"{Label}={instance}", "--hostname", "sandbox", // Checked by the preconditions.
            "--network", "none", "--ipc", "private", "--read-only", "--user", user, "--workdir", Path.Combine(SandboxLayout.Workspace, launch.Exec.WorkingDirectory), "--entrypoint", "",
            "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--security-opt", $"seccomp={FilterFile()}", "--log-driver", "none",
            "--shm-size", size, "--tmpfs", $"/tmp:rw,nosuid,nodev,mode=1777,size={size}",
            "--ulimit", Pair("core", 0), "--ulimit", Pair("fsize", limits.WorkspaceBytes), "--ulimit", Pair("nproc", MostTasks), "--ulimit", Pair("nofile", limits.OpenFiles),
        ];
        if (launch.Size is not null)
        {
            arguments.Add("--tty");
        }

        if (IsPodman)
        {
            arguments.AddRange(["--read-only-tmpfs=false", "--no-hosts", "--env-host=false", "--pidfile", PidFile(plan)]);
        }

        if (host.Host.IsRoot || !IsPodman)
        {
            arguments.AddRange(["--memory", limits.MemoryBytes.ToString(CultureInfo.InvariantCulture), "--pids-limit", Math.Max(limits.Processes + 2, LeastTasks).ToString(CultureInfo.InvariantCulture)]);
        }
        else
        {
            arguments.Add("--cgroups=disabled"); // An ordinary user has none to give; memory is watched.
        }

        foreach (var (variable, value) in ProgramVariables.Of(launch.Spec, launch.Exec, launch.Size is not null))
        {
            arguments.AddRange(["--env", $"{variable}={value}"]);
        }

        AddMounts(arguments, plan);
        arguments.AddRange(Options.ContainerImage is { } image ? [image] : ["--rootfs", host.RootFolder]);
        arguments.AddRange(plan.Command);
        return arguments;
    }

    public async Task<int?> FindInitAsync(ContainerPlan plan, CancellationToken cancellationToken)
    {
        // podman writes the number down; to ask it takes its locks, which the start itself wants. docker can only be asked.
        var text = !IsPodman ? await AskAsync(["inspect", "--format", "{{.State.Pid}}", plan.Name], cancellationToken)
            : File.Exists(PidFile(plan)) ? await File.ReadAllTextAsync(PidFile(plan), cancellationToken) : "";
        return int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 0 ? pid : null;
    }

    public IReadOnlyList<string> EndAll() =>
        ["filter=$1; shift; \"$@\" ps --all --quiet --filter \"label=$filter\" | while read -r id; do \"$@\" rm --force \"$id\"; done", "sh", $"{Label}={instance}", .. Words()];

    public int Spawn(IReadOnlyList<string> arguments, IReadOnlyList<Descriptor?> descriptors, string? terminal) =>
        Native.Spawn.Start("/usr/bin/env", [.. Words()[..^(1 + Options.ContainerArguments.Count)], .. arguments], descriptors, terminal);

    /// <summary>The engine's program, with what it needs of the environment: children are started with none.</summary>
    private string[] Words() =>
    [
        "/usr/bin/env",
        .. Inherited.Where(variable => Environment.GetEnvironmentVariable(variable) is { Length: > 0 }).Select(variable => $"{variable}={Environment.GetEnvironmentVariable(variable)}"),
        program!, .. Options.ContainerArguments, // Checked by the preconditions.
    ];

    private static string PidFile(ContainerPlan plan) => Path.Combine(plan.Folder, "pid");

    private static string Pair(string limit, long value) => string.Create(CultureInfo.InvariantCulture, $"{limit}={value}:{value}");

    /// <summary>As root the sandbox's own host user; otherwise the server's: for podman that is root inside, the one user that is surely mapped.</summary>
    private string UserOf(ContainerPlan plan) => plan.Launch.Workspace.User is { } own
        ? string.Create(CultureInfo.InvariantCulture, $"{own}:{own}")
        : IsPodman ? "0:0" : string.Create(CultureInfo.InvariantCulture, $"{Libc.EffectiveUser()}:{Libc.EffectiveGroup()}");

    private void AddMounts(List<string> arguments, ContainerPlan plan)
    {
        var spec = plan.Launch.Spec;
        void Bind(string source, string target, bool readOnly) => arguments.AddRange(["--mount", $"type=bind,{Field("source", source)},{Field("target", target)}{(readOnly ? ",readonly" : "")}"]);
        if (Options.ContainerImage is null && host.ShowsHost)
        {
            Bind("/usr", "/usr", readOnly: true);
            Bind(host.Host.EtcPath, "/etc", readOnly: true);
        }

        foreach (var mount in spec.ReadOnlyMounts)
        {
            Bind(mount.HostPath, mount.SandboxPath, readOnly: true);
        }

        Bind(plan.GatePath, ContainerPlan.Gate, readOnly: true);
        if (spec.Egress is { } egress)
        {
            Bind(egress.ProxySocketPath, SandboxLayout.EgressSocket, readOnly: false);
        }

        if (plan.Launch.TunnelSocket is { } tunnel)
        {
            Bind(tunnel, SandboxLayout.TunnelSocket, readOnly: false);
        }

        Bind(plan.Launch.Workspace.Path, SandboxLayout.Workspace, readOnly: false);
    }

    /// <summary>A field of <c>--mount</c>, which is a line of comma-separated values: quoted, so that no path can add a field.</summary>
    private static string Field(string key, string value) => value.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{key}={value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : $"{key}={value}";

    private string FilterFile()
    {
        if (filterFile is null)
        {
            var path = Path.Combine(host.Folder, "filter.json");
            File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(ContainerFilter.ForThisMachine()));
            filterFile = path;
        }

        return filterFile;
    }

    private async Task<string> AskAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program!, [.. Options.ContainerArguments, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!; // A started process is never null without the shell.
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        _ = await errors;
        await process.WaitForExitAsync(cancellationToken);
        return output;
    }
}
