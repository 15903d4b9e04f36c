namespace Cadre.Sandboxes;

/// <summary>How strong a provider's isolation is.</summary>
public enum SandboxTier
{
    /// <summary>No isolation can be had: nothing runs.</summary>
    Unavailable,

    /// <summary>Namespaces and system call filter, one host user for all sandboxes, memory watched.</summary>
    Standard,

    /// <summary>As <see cref="Standard"/>, with a host user of its own per sandbox and hard memory by cgroup.</summary>
    Strong,

    /// <summary>A kernel or machine of its own (gVisor, a remote provider).</summary>
    Hardened,
}

/// <summary>What a provider can do here.</summary>
/// <param name="Tier">Its isolation.</param>
/// <param name="HardMemory">Whether memory is bounded by the kernel rather than watched.</param>
/// <param name="HardDisk">Whether disk use is bounded by the kernel rather than watched.</param>
/// <param name="Egress">Whether a proxy can be the way out.</param>
/// <param name="Pty">Whether terminals can be opened.</param>
/// <param name="Ports">Whether ports can be exposed.</param>
/// <param name="Snapshots">Whether workspaces can be snapshotted.</param>
public sealed record SandboxCapabilities(SandboxTier Tier, bool HardMemory, bool HardDisk, bool Egress, bool Pty, bool Ports, bool Snapshots)
{
    /// <summary>Whether programs can be run. Where not, there are files and code contexts only. Default true.</summary>
    public bool Exec { get; init; } = true;
}

/// <summary>What a provider found out about this machine.</summary>
/// <param name="Capabilities">What it can do.</param>
/// <param name="Checks">Each check, for <c>run doctor</c>.</param>
public sealed record SandboxProbe(SandboxCapabilities Capabilities, IReadOnlyList<SandboxCheck> Checks)
{
    /// <summary>Whether programs may run.</summary>
    public bool Available => Capabilities.Tier != SandboxTier.Unavailable;
}

/// <summary>One check of a probe.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Passed">Whether it is as it should be.</param>
/// <param name="Required">Whether nothing runs without it.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Fix">What the operator must do; null when passed.</param>
public sealed record SandboxCheck(string Name, bool Passed, bool Required, string Detail, string? Fix = null);
