namespace Cadre.Sandboxes;

/// <summary>How a sandbox is made.</summary>
public sealed record SandboxSpec
{
    /// <summary>The limits of programs that name none of their own.</summary>
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>Whether the workspace folder outlives the last handle. Default false: it is removed on dispose.</summary>
    public bool Persistent { get; init; }

    /// <summary>Folders or files of the host that are visible read-only inside, beside /usr.</summary>
    public IReadOnlyList<ReadOnlyMount> ReadOnlyMounts { get; init; } = [];

    /// <summary>Variables of every program's environment. PATH, HOME, LANG and TMPDIR are set unless given.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The way out; null (default): no network.</summary>
    public SandboxEgress? Egress { get; init; }

    /// <summary>Who makes it, of the providers that this server offers; null (default): whom the workspace's administrators chose, else the server's own.</summary>
    public string? Provider { get; init; }

    /// <summary>The weakest isolation that will do; the workspace's administrators may ask for more. Default <see cref="SandboxTier.Standard"/>.</summary>
    public SandboxTier MinimumTier { get; init; } = SandboxTier.Standard;

    /// <summary>Whether ports that programs listen on can be reached by <see cref="ISandboxProcess.DialAsync"/>. Default false.</summary>
    public bool Ports { get; init; }
}

/// <summary>A read-only view of a host folder or file.</summary>
/// <param name="HostPath">Absolute path on the host. Every folder on the way must be traversable by others when the server runs as root.</param>
/// <param name="SandboxPath">Absolute path inside; under /opt, /mnt or /srv.</param>
public sealed record ReadOnlyMount(string HostPath, string SandboxPath);

/// <summary>The one way out of a sandbox: an HTTP/CONNECT proxy on a unix socket of the host, bridged to 127.0.0.1 inside.</summary>
/// <param name="ProxySocketPath">The proxy's socket: the socket is the sandbox's identity.</param>
public sealed record SandboxEgress(string ProxySocketPath);
