using Cadre.Sandboxes.Seccomp;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>
/// What stands between a program and the host. No setting leads here: the server always has <see cref="All"/>. Tests take single ones away to see that their attacks would
/// win without them; the self-test of the provider notices and refuses.
/// </summary>
internal sealed record Protections
{
    /// <summary>All of them.</summary>
    public static Protections All { get; } = new();

    /// <summary>What becomes of bubblewrap's arguments.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyList<string>> Shape { get; init; } = static arguments => arguments;

    /// <summary>The system-call filter.</summary>
    public byte[] Filter { get; init; } = SystemCallFilter.ForThisMachine();

    /// <summary>Whether the kernel's limits of resources are set.</summary>
    public bool ResourceLimits { get; init; } = true;

    /// <summary>Whether programs are watched.</summary>
    public bool Watchdog { get; init; } = true;

    /// <summary>Whether each sandbox has a user of its own where the server is root.</summary>
    public bool OwnUser { get; init; } = true;

    /// <summary>Whether somebody outlives the server to end what it leaves.</summary>
    public bool Guardian { get; init; } = true;
}
