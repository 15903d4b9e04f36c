using System.Collections.Concurrent;
using System.Security.Cryptography;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Tests;

/// <summary>Artifacts in memory.</summary>
internal sealed class MemoryArtifacts : IArtifactStore
{
    private readonly ConcurrentDictionary<string, (ArtifactRef Reference, byte[] Bytes)> kept = new(StringComparer.Ordinal);

    public async Task<Result<ArtifactRef>> SaveAsync(Tenant tenant, string name, string mediaType, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, cancellationToken);
        return Add(name, mediaType, buffer.ToArray());
    }

    public ArtifactRef Add(string name, string mediaType, byte[] bytes)
    {
        var reference = new ArtifactRef(Convert.ToHexStringLower(SHA256.HashData(bytes)), Path.GetFileName(name), mediaType, bytes.Length);
        kept[reference.Artifact] = (reference, bytes);
        return reference;
    }

    public byte[] Bytes(string hash) => kept[hash].Bytes;

    public Task<Stream?> OpenAsync(Tenant tenant, string hash, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(kept.TryGetValue(hash, out var found) ? new MemoryStream(found.Bytes) : null);

    public Task<ArtifactRef?> FindAsync(Tenant tenant, string hash, CancellationToken cancellationToken) =>
        Task.FromResult(kept.TryGetValue(hash, out var found) ? found.Reference : null);
}
