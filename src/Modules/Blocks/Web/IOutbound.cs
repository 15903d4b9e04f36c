using Cadre.Kernel;

namespace Cadre.Blocks.Web;

/// <summary>The one way out of block types: the egress gateway of Connections stands behind it.</summary>
internal interface IOutbound
{
    /// <summary>Makes a request. An answer of any status is a success.</summary>
    Task<Result<OutboundAnswer>> SendAsync(Tenant tenant, OutboundRequest request, CancellationToken cancellationToken);
}

/// <summary>A request to the outside.</summary>
/// <param name="Method">GET, POST …</param>
/// <param name="Url">An absolute http or https address.</param>
internal sealed record OutboundRequest(string Method, Uri Url)
{
    /// <summary>Headers, without credentials.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body; null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The body's media type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Handle of the credential the gateway adds; null for none.</summary>
    public string? Credential { get; init; }

    /// <summary>The longest it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest answer.</summary>
    public long MaxBytes { get; init; } = 5_000_000;
}

/// <summary>An answer from the outside.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Url">Where it came from in the end.</param>
/// <param name="Headers">Headers, lower-case names.</param>
/// <param name="Body">The bytes.</param>
internal sealed record OutboundAnswer(int Status, Uri Url, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The media type without parameters, lower-case; empty when unknown.</summary>
    public string MediaType => Headers.TryGetValue("content-type", out var type) ? type.Split(';')[0].Trim().ToLowerInvariant() : "";
}
