namespace Cadre.Identity;

/// <summary>Settings of accounts and of the guard in front of every route.</summary>
public sealed class IdentityOptions
{
    /// <summary>Host names the server answers to besides the loopback names; empty by default.</summary>
    public IReadOnlyList<string> Hosts { get; set; } = [];

    /// <summary>At least 32 bytes from outside the database; keys the audit chain.</summary>
    public byte[] AuditKey { get; set; } = [];

    /// <summary>The content of the local command line's key file, at least 32 characters; empty: no local sessions.</summary>
    public string LocalProof { get; set; } = "";

    /// <summary>How long a session lasts: 30 days by default.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long an invitation can be taken: 7 days by default.</summary>
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long the setup token works: 1 hour by default.</summary>
    public TimeSpan SetupLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a local command line key works: 12 hours by default.</summary>
    public TimeSpan LocalKeyLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>PBKDF2-SHA512 rounds of password hashing: 210,000 by default (OWASP's figure).</summary>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>Requests a second and caller for reads: 100 by default, twice that in a burst.</summary>
    public int ReadsPerSecond { get; set; } = 100;

    /// <summary>Requests a second and caller for writes: 50 by default, twice that in a burst.</summary>
    public int WritesPerSecond { get; set; } = 50;

    /// <summary>Requests a second and caller for costly work: 10 by default, twice that in a burst.</summary>
    public int CostlyPerSecond { get; set; } = 10;

    /// <summary>Webhook calls a second and address: 5,000 by default, twice that in a burst.</summary>
    public int TriggersPerSecond { get; set; } = 5000;

    /// <summary>Attempts a minute and address for sign-in, setup and invitations: 10 by default.</summary>
    public int CredentialsPerMinute { get; set; } = 10;

    /// <summary>Open streams and sockets a caller: 100 by default.</summary>
    public int OpenStreams { get; set; } = 100;
}
