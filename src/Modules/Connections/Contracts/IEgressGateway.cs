using Cadre.Kernel;

namespace Cadre.Connections.Contracts;

/// <summary>
/// The one door to the outside. Every call resolves the name once, checks every address, connects to the address it checked, re-checks redirects, respects the workspace's
/// rules, rate limits and byte limits, and leaves a log line. Private and loopback addresses are refused unless an administrator granted that host and port.
/// </summary>
public interface IEgressGateway
{
    /// <summary>Makes a call with retries for idempotent methods.</summary>
    /// <returns>The response (dispose it), or: <c>egress_refused</c>, <c>egress_unresolved</c>, <c>egress_timeout</c>, <c>egress_failed</c>, <c>egress_too_large</c>, <c>egress_limited</c>.</returns>
    Task<Result<EgressResponse>> SendAsync(Tenant tenant, EgressRequest request, CancellationToken cancellationToken);

    /// <summary>A handler for adapters and SDKs that need an HttpClient (streaming answers). Refusals are thrown as <see cref="EgressRefusedException"/>. Owned by the caller; cheap.</summary>
    /// <param name="tenant">On whose behalf.</param>
    /// <param name="purpose">For the log: <c>model</c>, <c>fetch</c>, <c>search</c>, <c>http</c>, <c>sandbox</c> …</param>
    HttpMessageHandler CreateHandler(Tenant tenant, string purpose);
}

/// <summary>A call to the outside.</summary>
/// <param name="Method">GET, POST …</param>
/// <param name="Url">http or https, absolute.</param>
/// <param name="Purpose">For the log and the rules.</param>
public sealed record EgressRequest(HttpMethod Method, Uri Url, string Purpose)
{
    /// <summary>Request headers; hop-by-hop headers and Host are refused.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body; null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The body's type.</summary>
    public string? ContentType { get; init; }

    /// <summary>A credential to inject; only sent to the hosts it is bound to.</summary>
    public CredentialId? Credential { get; init; }

    /// <summary>The longest the call may take, redirects included: 30 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>More bytes of (decompressed) answer than this end the call: 10 MiB.</summary>
    public long MaxBytes { get; init; } = 10 << 20;

    /// <summary>Redirects followed: 5.</summary>
    public int MaxRedirects { get; init; } = 5;
}

/// <summary>An answer from the outside, read whole.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Url">The address that answered, after redirects.</param>
/// <param name="Headers">Lower-case names; several values joined by a comma.</param>
/// <param name="Body">The decompressed bytes.</param>
public sealed record EgressResponse(int Status, Uri Url, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The media type without parameters; empty when none was sent.</summary>
    public string MediaType => Headers.TryGetValue("content-type", out var type) ? type.Split(';')[0].Trim().ToLowerInvariant() : "";
}

/// <summary>The gateway refused a call made through <see cref="IEgressGateway.CreateHandler"/>.</summary>
public sealed class EgressRefusedException : HttpRequestException
{
    /// <summary>Wraps the refusal.</summary>
    public EgressRefusedException(Error error)
        : base(error.Message) => Error = error;

    /// <summary>Why, and what to do.</summary>
    public Error Error { get; }
}
