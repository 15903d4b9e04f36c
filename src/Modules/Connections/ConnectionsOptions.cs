namespace Cadre.Connections;

/// <summary>Settings of the vault and of the egress gateway.</summary>
public sealed class ConnectionsOptions
{
    /// <summary>Keys of 32 bytes from outside the database: the first encrypts, the others still decrypt (after a rotation). Required.</summary>
    public IReadOnlyList<byte[]> MasterKeys { get; set; } = [];

    /// <summary>Calls a second of one workspace to one host: 20 by default.</summary>
    public double CallsPerSecond { get; set; } = 20;

    /// <summary>Calls at once before that rate holds: 60 by default.</summary>
    public int CallBurst { get; set; } = 60;

    /// <summary>Failures in a row after which a host is not called for a while: 8 by default.</summary>
    public int BreakerFailures { get; set; } = 8;

    /// <summary>How long a failing host is not called: 20 seconds by default.</summary>
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Tries of an idempotent call: 3 by default.</summary>
    public int MaxTries { get; set; } = 3;

    /// <summary>The pause before the first repeat, doubled for each further one, plus up to as much again by chance: 200 ms by default.</summary>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a connection may take to open: 10 seconds by default.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes one streamed answer may have: 256 MiB by default.</summary>
    public long MaxStreamBytes { get; set; } = 256L << 20;

    /// <summary>Memory for answers that are kept for repeated GETs, all workspaces together: 64 MiB by default; 0 keeps none.</summary>
    public long CacheBytes { get; set; } = 64L << 20;

    /// <summary>Larger answers are not kept: 4 MiB by default.</summary>
    public long CacheEntryBytes { get; set; } = 4L << 20;

    /// <summary>How long log lines are kept: 30 days by default.</summary>
    public TimeSpan LogRetention { get; set; } = TimeSpan.FromDays(30);
}
