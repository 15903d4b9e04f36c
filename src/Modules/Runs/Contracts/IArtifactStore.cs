using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>Bytes kept by content hash, per workspace. A hash that another workspace stored is unknown here.</summary>
public interface IArtifactStore
{
    /// <summary>Stores a stream durably.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="name">A file name; path parts are removed.</param>
    /// <param name="mediaType">Such as <c>text/csv</c>.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="maxBytes">More than this is refused with <c>too_large</c>.</param>
    /// <param name="cancellationToken">Stops the work; nothing is kept.</param>
    Task<Result<ArtifactRef>> SaveAsync(Tenant tenant, string name, string mediaType, Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Opens the bytes for reading; null when unknown to the tenant. The stream is seekable.</summary>
    Task<Stream?> OpenAsync(Tenant tenant, string hash, CancellationToken cancellationToken);

    /// <summary>The reference (stored name, type, size) of a hash; null when unknown to the tenant.</summary>
    Task<ArtifactRef?> FindAsync(Tenant tenant, string hash, CancellationToken cancellationToken);
}
