using System.Security.Cryptography;
using Cadre.Runs.Contracts;

namespace Cadre.Runs;

/// <summary>Settings of the engine.</summary>
/// <param name="Home">Cadre's home: artifacts are kept under <c>artifacts/</c> in it.</param>
public sealed record RunsOptions(string Home)
{
    /// <summary>The node's name in listings: the machine's name by default.</summary>
    public string NodeName { get; init; } = Environment.MachineName;

    /// <summary>Whether this is an installation to try things on: the process may be killed from the run page. False by default.</summary>
    public bool Development { get; init; }

    /// <summary>Steps that this node executes at once: 32 by default.</summary>
    public int StepsInFlight { get; init; } = 32;

    /// <summary>Runs that this node holds in memory: 2,000 by default; more wait in the database.</summary>
    public int MaxOwnedRuns { get; init; } = 2000;

    /// <summary>Runs of a workspace that wait to start before new ones are refused with 429: 10,000 by default.</summary>
    public int MaxQueuedRuns { get; init; } = 10_000;

    /// <summary>Steps of one flow: 100,000 by default.</summary>
    public int MaxSteps { get; init; } = 100_000;

    /// <summary>Effects of one run: 100,000 by default.</summary>
    public int MaxEffects { get; init; } = 100_000;

    /// <summary>Bytes of one run's journal without artifacts: 64 MB by default.</summary>
    public long MaxJournalBytes { get; init; } = 64L << 20;

    /// <summary>The longest a run may take, waiting included: 400 days by default.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromDays(400);

    /// <summary>How often a step may be cut off by the death of its node before it counts as failed: 20 by default.</summary>
    public int MaxInterruptions { get; init; } = 20;

    /// <summary>After this time without a heartbeat a node counts as dead (a dead process is noticed at once): 8 seconds by default.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a stopping node lets its steps end: 10 seconds by default.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest upload: 100 MB by default.</summary>
    public long MaxArtifactBytes { get; init; } = 100L << 20;

    /// <summary>Bytes of all artifacts of one workspace: 50 GB by default.</summary>
    public long ArtifactQuotaBytes { get; init; } = 50L << 30;

    /// <summary>How long ended runs are kept; null (the default): for ever. Runs that hold the latest or a kept result of a block stay.</summary>
    public TimeSpan? KeepRuns { get; init; }

    /// <summary>The bucket of the artifacts; null: they are files under <see cref="Home"/>.</summary>
    public S3ArtifactOptions? S3 { get; init; }

    /// <summary>Signs links to artifacts; the same on all nodes. Default: of this process alone, so that links end with it.</summary>
    public byte[] LinkKey { get; init; } = RandomNumberGenerator.GetBytes(32);
}
