namespace Cadre.Kernel;

/// <summary>How often a caller may use a route.</summary>
public enum RateClass
{
    /// <summary>Reads: 100 requests a second.</summary>
    Read,

    /// <summary>Writes: 50 requests a second.</summary>
    Write,

    /// <summary>Costly work (planning, uploads, model tests): 10 requests a second.</summary>
    Costly,

    /// <summary>Calls of addresses with a secret of their own that start runs: 5,000 requests a second and address; the engine's queue limits them further.</summary>
    Trigger,

    /// <summary>Sign-in, setup, invitations: 10 requests a minute and address.</summary>
    Credential,

    /// <summary>Long-lived streams and sockets: counted open, at most 100 a caller.</summary>
    Stream,
}

/// <summary>Whether a route works inside one workspace.</summary>
public enum TenantScope
{
    /// <summary>The request names a workspace (API key, <c>Cadre-Workspace</c> header or <c>workspace</c> query); unknown ones answer 404.</summary>
    Workspace,

    /// <summary>The route concerns the account or the installation.</summary>
    None,
}

/// <summary>What a route declares about itself. Enforced before the body is read; the authorization matrix is generated from it.</summary>
/// <param name="Permission">What the caller must be allowed.</param>
public sealed record EndpointPolicy(Permission Permission)
{
    /// <summary>Workspace by default.</summary>
    public TenantScope Scope { get; init; } = TenantScope.Workspace;

    /// <summary>Read by default.</summary>
    public RateClass Rate { get; init; } = RateClass.Read;

    /// <summary>The largest body accepted, in bytes: 1 MiB by default.</summary>
    public long BodyLimit { get; init; } = 1 << 20;

    /// <summary>The tenant's resource that the path names (for the test matrix), such as <c>run</c>; null when none.</summary>
    public string? Resource { get; init; }

    /// <summary>Whether the route accepts an <c>Idempotency-Key</c> header and answers a repeat with the first answer.</summary>
    public bool Idempotent { get; init; }

    /// <summary>Whether a browser may call it from another origin (never by default).</summary>
    public bool CrossOrigin { get; init; }

    /// <summary>Whether anybody may call it.</summary>
    public bool IsAnonymous => Permission == Permission.None;

    /// <summary>A route that reads.</summary>
    public static EndpointPolicy Reads(string? resource = null) => new(Permission.Read) { Resource = resource };

    /// <summary>A route that edits.</summary>
    public static EndpointPolicy Edits(string? resource = null) => new(Permission.Edit) { Rate = RateClass.Write, Resource = resource };

    /// <summary>A route that operates runs.</summary>
    public static EndpointPolicy Operates(string? resource = null) => new(Permission.Operate) { Rate = RateClass.Write, Resource = resource };

    /// <summary>A route that administers.</summary>
    public static EndpointPolicy Administers(string? resource = null) => new(Permission.Administer) { Rate = RateClass.Write, Resource = resource };

    /// <summary>A route for any signed-in account, outside workspaces.</summary>
    public static EndpointPolicy Account() => new(Permission.SignedIn) { Scope = TenantScope.None, Rate = RateClass.Write };

    /// <summary>A route for everybody. Its name must be in the list of anonymous routes.</summary>
    public static EndpointPolicy Anonymous() => new(Permission.None) { Scope = TenantScope.None, Rate = RateClass.Credential };
}
