using Cadre.Kernel;

namespace Cadre.Runs.Artifacts;

/// <summary>Where the bytes of artifacts are: by workspace and content hash. Rows, names and quotas are <see cref="ArtifactStore"/>'s.</summary>
internal interface IArtifactFiles
{
    /// <summary>Keeps a finished file; durable when it returns. Equal bytes are kept once.</summary>
    Task KeepAsync(WorkspaceId workspace, SpooledFile file, CancellationToken cancellationToken);

    /// <summary>Opens the bytes, seekable; null when they are not there.</summary>
    Task<Stream?> OpenAsync(WorkspaceId workspace, string hash, long size, CancellationToken cancellationToken);

    /// <summary>Removes the bytes.</summary>
    Task RemoveAsync(WorkspaceId workspace, string hash, CancellationToken cancellationToken);

    /// <summary>A link of its own that serves the bytes to anybody until it ends; null when Cadre serves them.</summary>
    Task<Uri?> LinkAsync(WorkspaceId workspace, SignedArtifact link, string mediaType, CancellationToken cancellationToken);
}
