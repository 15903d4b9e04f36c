using Cadre.Sandboxes.Bubblewrap;
using Cadre.Sandboxes.Seccomp;

namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>What is left when one protection is taken away with everything that doubles it.</summary>
internal static class Removals
{
    private const uint Allow = 0x7fff0000;
    private static readonly byte[] Nothing = new BpfProgram().Return(Allow).Assemble();

    /// <summary>The host's network. Unwatched: the sockets of that network are the whole host's, and a busy host has more than a program may.</summary>
    public static Protections Network { get; } = new() { Watchdog = false, Shape = a => Without(a, "--unshare-net") };

    /// <summary>The host's files beside its own, and as the server's user where that is another.</summary>
    public static Protections View { get; } = new() { OwnUser = false, Shape = a => Replace(a, ["--remount-ro", "/"], ["--bind", "/", "/host", "--remount-ro", "/"]) };

    /// <summary>Everything writable that is shown, but /usr, which is the host's.</summary>
    public static Protections ReadOnly { get; } = new() { OwnUser = false, Shape = a => [.. Replace(Replace(Replace(a, ["--remount-ro", "/"], []), ["--remount-ro", "/dev"], []), ["--ro-bind"], ["--bind"], skipBefore: "/usr")] };

    /// <summary>The host's process numbers. (bubblewrap keeps a first process of its own there when it holds a lock.)</summary>
    public static Protections Processes { get; } = new() { OwnUser = false, Shape = a => Replace(Replace(Without(a, "--unshare-pid"), ["--proc", "/proc"], ["--ro-bind", "/proc", "/proc"]), ["--chdir"], ["--lock-file", "/etc/passwd", "--chdir"]) };

    /// <summary>Also the end of the first process is not the end of the others.</summary>
    public static Protections Ending { get; } = Processes with { OwnUser = true, Guardian = false, Shape = a => Without(Processes.Shape(a), "--die-with-parent") };

    /// <summary>No filter.</summary>
    public static Protections Filter { get; } = new() { Filter = Nothing };

    /// <summary>No filter, and further namespaces may be made.</summary>
    public static Protections Namespaces { get; } = Filter with { Shape = a => Without(a, "--disable-userns") };

    /// <summary>Root with all capabilities in its namespaces, no filter, a /proc that is not covered.</summary>
    public static Protections Capabilities { get; } = Filter with
    {
        Shape = a => Replace(Replace(Replace(Without(a, "--disable-userns"), ["--cap-drop", "ALL"], ["--cap-add", "ALL"]), ["--uid", "1000", "--gid", "1000"], ["--uid", "0", "--gid", "0"]), ["--proc", "/proc"], ["--bind", "/proc", "/proc"]),
    };

    /// <summary>No limits by the kernel, and nobody watches.</summary>
    public static Protections Limits { get; } = new() { ResourceLimits = false, Watchdog = false };

    /// <summary>Nobody watches.</summary>
    public static Protections Watching { get; } = new() { Watchdog = false };

    /// <summary>File systems in memory of any size, unwatched.</summary>
    public static Protections Sizes { get; } = Watching with { Shape = a => WithoutSizes(a) };

    private static List<string> Without(IReadOnlyList<string> arguments, string flag)
    {
        arguments.ShouldContain(flag);
        return [.. arguments.Where(argument => argument != flag)];
    }

    private static List<string> WithoutSizes(IReadOnlyList<string> arguments) =>
        [.. arguments.Where((argument, i) => argument != "--size" && (i == 0 || arguments[i - 1] != "--size"))];

    /// <summary>Every place where <paramref name="sought"/> stands, unless <paramref name="skipBefore"/> follows.</summary>
    private static List<string> Replace(IReadOnlyList<string> arguments, string[] sought, string[] replacement, string? skipBefore = null)
    {
        var result = new List<string>();
        var replaced = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            var found = arguments.Skip(i).Take(sought.Length).SequenceEqual(sought) && (skipBefore is null || arguments.ElementAtOrDefault(i + sought.Length) != skipBefore);
            result.AddRange(found ? replacement : [arguments[i]]);
            i += found ? sought.Length - 1 : 0;
            replaced |= found;
        }

        replaced.ShouldBeTrue($"there is no {string.Join(' ', sought)}");
        return result;
    }
}
