namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>Where the parts of a sandbox come from on this host.</summary>
/// <param name="WorkspacePath">The workspace folder.</param>
/// <param name="EtcPath">The synthetic /etc.</param>
/// <param name="UsrLinks">/bin, /lib … as links into /usr: target and name.</param>
/// <param name="MountProc">Whether /proc can be mounted (not in containers that mask it).</param>
internal sealed record SandboxLayout(string WorkspacePath, string EtcPath, IReadOnlyList<(string Target, string Name)> UsrLinks, bool MountProc)
{
    /// <summary>The workspace folder inside.</summary>
    public const string Workspace = "/work";

    /// <summary>The proxy's socket inside.</summary>
    public const string EgressSocket = "/run/egress.sock";

    /// <summary>The socket of the way in, inside.</summary>
    public const string TunnelSocket = "/run/tunnel.sock";

    private static readonly string[] Merged = ["bin", "sbin", "lib", "lib32", "lib64"];

    /// <summary>The links of a host whose /bin, /lib … are merged into /usr.</summary>
    public static IReadOnlyList<(string Target, string Name)> MergedUsrLinks() =>
        [.. Merged.Where(name => Directory.Exists("/usr/" + name)).Select(name => ("usr/" + name, "/" + name))];
}
