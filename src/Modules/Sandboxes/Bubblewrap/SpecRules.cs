using Cadre.Kernel;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>What a spec, limits and a program's arguments may be.</summary>
internal static class SpecRules
{
    private const int MaxArguments = 4096;
    private const int MaxArgumentBytes = 128 * 1024;
    private static readonly string[] MountRoots = ["/opt/", "/mnt/", "/srv/"];

    public static Error? Check(SandboxSpec spec)
    {
        foreach (var mount in spec.ReadOnlyMounts)
        {
            if (!Path.IsPathRooted(mount.HostPath) || !Path.Exists(mount.HostPath))
            {
                return SandboxErrors.SpecInvalid($"The mounted path '{mount.HostPath}' does not exist.");
            }

            if (!MountRoots.Any(root => mount.SandboxPath.StartsWith(root, StringComparison.Ordinal)) || Path.GetFullPath(mount.SandboxPath) != mount.SandboxPath)
            {
                return SandboxErrors.SpecInvalid($"'{mount.SandboxPath}' is no plain path below /opt, /mnt or /srv.");
            }
        }

        return Check(spec.Limits) ?? Check(spec.Environment);
    }

    public static Error? Check(SandboxLimits limits)
    {
        const long mebibyte = 1024 * 1024;
        return Range("MemoryBytes", limits.MemoryBytes, 16 * mebibyte, 2048 * mebibyte)
            ?? Range("Wall (ms)", (long)limits.Wall.TotalMilliseconds, 100, 30 * 60 * 1000)
            ?? Range("Cpu (ms)", (long)(limits.Cpu ?? TimeSpan.FromSeconds(1)).TotalMilliseconds, 10, 30 * 60 * 1000)
            ?? Range("Processes", limits.Processes, 1, 1024)
            ?? Range("LiveOutputBytes", limits.LiveOutputBytes, 0, 16 * mebibyte)
            ?? Range("OutputBytes", limits.OutputBytes, 0, 1024 * mebibyte)
            ?? Range("WorkspaceBytes", limits.WorkspaceBytes, mebibyte, 64 * 1024 * mebibyte)
            ?? Range("WorkspaceFiles", limits.WorkspaceFiles, 1, 10_000_000)
            ?? Range("TmpfsBytes", limits.TmpfsBytes, 4096, 1024 * mebibyte)
            ?? Range("Sockets", limits.Sockets, 0, 4096)
            ?? Range("OpenFiles", limits.OpenFiles, 16, 65_536);
    }

    public static Error? Check(IReadOnlyList<string> argv, ExecOptions options)
    {
        if (argv.Count is 0 or > MaxArguments || argv[0].Length == 0 || argv.Any(argument => argument.Contains('\0') || argument.Length > MaxArgumentBytes))
        {
            return SandboxErrors.SpecInvalid($"A program has 1 to {MaxArguments} arguments without NUL, each at most {MaxArgumentBytes} characters; write longer input to a file.");
        }

        return options.WorkingDirectory.Contains('\0')
            ? SandboxErrors.SpecInvalid("The working directory contains NUL.")
            : Check(options.Environment) ?? (options.Limits is { } limits ? Check(limits) : null);
    }

    private static Error? Check(IReadOnlyDictionary<string, string> variables) =>
        variables.FirstOrDefault(pair => pair.Key.Length == 0 || pair.Key.AsSpan().ContainsAny('=', '\0') || pair.Value.Contains('\0')) is { Key: not null } bad
            ? SandboxErrors.SpecInvalid($"'{bad.Key}' is no variable's name, or its value contains NUL.")
            : null;

    private static Error? Range(string name, long value, long least, long most) =>
        value >= least && value <= most ? null : SandboxErrors.SpecInvalid($"{name} is {value}; it must be from {least} to {most}.");
}
