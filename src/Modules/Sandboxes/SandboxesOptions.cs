using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>Settings of the sandboxes.</summary>
public sealed class SandboxesOptions
{
    /// <summary>
    /// Folder of the workspace folders. When the server is root every folder on the way must be traversable by others, for sandboxes run as users of their own.
    /// Required.
    /// </summary>
    public string Root { get; set; } = "";

    /// <summary>The bubblewrap program. Default <c>/usr/bin/bwrap</c>.</summary>
    public string BubblewrapPath { get; set; } = "/usr/bin/bwrap";

    /// <summary>Whether control groups are used where they are writable. Default true.</summary>
    public bool UseControlGroups { get; set; } = true;

    /// <summary>Where control groups are mounted. Default <c>/sys/fs/cgroup</c>.</summary>
    public string ControlGroupMount { get; set; } = "/sys/fs/cgroup";

    /// <summary>First host user number for sandboxes when the server is root. Default 1,600,000,000: above those of accounts and containers.</summary>
    public uint FirstUser { get; set; } = 1_600_000_000;

    /// <summary>How many host users may be used: how many sandboxes may be open. Default 65,536.</summary>
    public uint UserCount { get; set; } = 65_536;

    /// <summary>How many programs may run at one time on this server; more wait. Default 64.</summary>
    public int MaxPrograms { get; set; } = 64;

    /// <summary>How many interpreters of each kind wait ready for passing sandboxes. 0: none. Default 1.</summary>
    public int WarmEntries { get; set; } = 1;

    /// <summary>Persistent sandboxes of one workspace. Default 20.</summary>
    public int SandboxesPerWorkspace { get; set; } = 20;

    /// <summary>Disk that the persistent sandboxes of one workspace may take together, in MB. Default 20,480.</summary>
    public long DiskMbPerWorkspace { get; set; } = 20_480;

    /// <summary>Snapshots of one sandbox. Default 10.</summary>
    public int SnapshotsPerSandbox { get; set; } = 10;

    /// <summary>How long a persistent sandbox in which nothing runs stays open. Default 10 minutes.</summary>
    public TimeSpan IdleClose { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a terminal may be silent on both sides. Default 30 minutes.</summary>
    public TimeSpan TerminalIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Hosts that persistent sandboxes reach besides those on their own list, within the workspace's rules: package indexes.</summary>
    public IReadOnlyList<string> PackageHosts { get; set; } = ["pypi.org", "files.pythonhosted.org", "registry.npmjs.org"];

    /// <summary>The package index that pip uses inside persistent sandboxes; null: its own default. Its host is reachable.</summary>
    public Uri? PythonIndex { get; set; }

    /// <summary>The registry that npm uses inside persistent sandboxes; null: its own default. Its host is reachable.</summary>
    public Uri? NpmRegistry { get; set; }

    /// <summary>
    /// The host name below which previews of ports get names of their own. Default <c>localhost</c>: browsers resolve every name below it to this machine. A public
    /// server needs a wildcard name of its own that is not below the name Cadre itself is reached by.
    /// </summary>
    public string PreviewHost { get; set; } = "localhost";

    /// <summary>
    /// Who makes the sandboxes: <c>auto</c> (bubblewrap, else runc; the default), <c>bubblewrap</c>, <c>runc</c>, <c>docker</c>, <c>podman</c>, <c>remote</c>.
    /// </summary>
    public string Provider { get; set; } = "auto";

    /// <summary>Providers that workspaces and blocks may choose besides: names as in <see cref="Provider"/>, without auto. Default none.</summary>
    public IReadOnlyList<string> AlsoProviders { get; set; } = [];

    /// <summary>The program of the container engine; null: found on the path.</summary>
    public string? ContainerProgram { get; set; }

    /// <summary>Arguments of the container engine before its command, such as <c>--runtime</c> and a path.</summary>
    public IReadOnlyList<string> ContainerArguments { get; set; } = [];

    /// <summary>A folder with the root file system of containers (runc, podman); null: the host's /usr is shown with a synthetic /etc.</summary>
    public string? ContainerRoot { get; set; }

    /// <summary>The image of containers (docker, podman); docker needs one.</summary>
    public string? ContainerImage { get; set; }

    /// <summary>The address of a remote provider, ending with <c>/</c>.</summary>
    public Uri? RemoteUrl { get; set; }

    /// <summary>What a remote provider knows this server by.</summary>
    public Secret? RemoteToken { get; set; }

    /// <summary>A copy for one of several providers, whose host users are its own: the n-th range of them.</summary>
    internal SandboxesOptions ForProvider(uint place)
    {
        var copy = (SandboxesOptions)MemberwiseClone();
        copy.FirstUser = FirstUser + (place * UserCount);
        return copy;
    }
}
