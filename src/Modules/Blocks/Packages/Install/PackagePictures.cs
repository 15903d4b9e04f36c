using Cadre.Blocks.Execution;
using Cadre.Blocks.Packages.Format;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Packages.Install;

/// <summary>Pictures of packages are kept as artifacts of the workspace, and are shown like every other picture.</summary>
internal sealed class PackagePictures(ArtifactFiles artifacts)
{
    public async Task<Result<ArtifactRef?>> SaveAsync(Tenant tenant, BlockFolder folder, CancellationToken cancellationToken)
    {
        if (folder.Manifest.Picture is not { } path || !folder.Files.TryGetValue(path, out var bytes))
        {
            return Result<ArtifactRef?>.Ok(null);
        }

        var saved = await artifacts.SaveAsync(tenant, Path.GetFileName(path), MediaTypes.Of(path), bytes, cancellationToken);
        return saved.IsOk ? Result<ArtifactRef?>.Ok(saved.Value) : saved.Error;
    }
}
