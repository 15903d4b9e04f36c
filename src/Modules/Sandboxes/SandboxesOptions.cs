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
}
