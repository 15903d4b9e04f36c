using Cadre.Kernel;

namespace Cadre.Runs.Artifacts;

/// <summary>Artifacts in files named by their hash: <c>artifacts/&lt;workspace&gt;/&lt;aa&gt;/&lt;hash&gt;</c>.</summary>
internal sealed class DiskArtifactFiles(RunsOptions options) : IArtifactFiles
{
    private readonly string root = Path.Combine(options.Home, "artifacts");

    public Task KeepAsync(WorkspaceId workspace, SpooledFile file, CancellationToken cancellationToken)
    {
        var final = PathOf(workspace, file.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(final)!); // A path below the root has a folder.
        File.Move(file.Path, final, overwrite: true);
        return Task.CompletedTask;
    }

    public Task<Stream?> OpenAsync(WorkspaceId workspace, string hash, long size, CancellationToken cancellationToken)
    {
        var path = PathOf(workspace, hash);
        return Task.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 << 10, FileOptions.Asynchronous) : null);
    }

    public Task RemoveAsync(WorkspaceId workspace, string hash, CancellationToken cancellationToken)
    {
        var path = PathOf(workspace, hash);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    public Task<Uri?> LinkAsync(WorkspaceId workspace, SignedArtifact link, string mediaType, CancellationToken cancellationToken) => Task.FromResult<Uri?>(null);

    private string PathOf(WorkspaceId workspace, string hash) => Path.Combine(root, workspace.ToString(), hash[..2], hash);
}
