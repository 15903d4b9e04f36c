using Amazon.Runtime;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Artifacts;

/// <summary>
/// Artifacts: bytes by hash, a row for each. 1. Write to a temporary file while hashing. 2. Keep it under its hash (equal bytes: the same place). 3. Insert its row
/// within the workspace's quota: from then on it exists. Over the quota the bytes are given back.
/// </summary>
internal sealed class ArtifactStore(Database database, RunsOptions options, IArtifactFiles files, IdSource ids) : IArtifactStore
{
    private readonly string spool = Path.Combine(options.Home, "artifacts");

    public async Task<Result<ArtifactRef>> SaveAsync(Tenant tenant, string name, string mediaType, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(spool, tenant.Workspace.ToString());
        Directory.CreateDirectory(folder);
        using var spooled = await SpooledFile.WriteAsync(Path.Combine(folder, $".new-{ids.NewGuid():N}"), content, maxBytes, cancellationToken); // 1
        if (spooled is null)
        {
            return ArtifactErrors.TooLarge(maxBytes);
        }

        try
        {
            await files.KeepAsync(tenant.Workspace, spooled, cancellationToken); // 2
            var reference = new ArtifactRef(spooled.Hash, ArtifactName.Clean(name), ArtifactName.MediaType(mediaType), spooled.Size);
            if (await RecordAsync(tenant, reference, cancellationToken)) // 3
            {
                return reference;
            }

            await files.RemoveAsync(tenant.Workspace, spooled.Hash, CancellationToken.None);
            return ArtifactErrors.Quota(options.ArtifactQuotaBytes);
        }
        catch (AmazonClientException failure)
        {
            return ArtifactErrors.StorageUnavailable(failure.Message);
        }
        catch (HttpRequestException failure)
        {
            return ArtifactErrors.StorageUnavailable(failure.Message);
        }
    }

    public async Task<Stream?> OpenAsync(Tenant tenant, string hash, CancellationToken cancellationToken) =>
        await FindAsync(tenant, hash, cancellationToken) is { } found ? await files.OpenAsync(tenant.Workspace, hash, found.Size, cancellationToken) : null;

    public async Task<ArtifactRef?> FindAsync(Tenant tenant, string hash, CancellationToken cancellationToken)
    {
        if (!ArtifactName.IsHash(hash))
        {
            return null;
        }

        const string Sql = "select hash, name, media_type, size from runs.artifacts where workspace_id = @workspace and hash = @hash";
        var row = await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<ArtifactRow>(Sql, new { workspace = tenant.Workspace.Value, hash }, cancellationToken), cancellationToken);
        return row is null ? null : new(row.Hash, row.Name, row.Media_type, row.Size);
    }

    /// <summary>False when the row does not fit into the quota. Bytes that are there already cost nothing.</summary>
    private async Task<bool> RecordAsync(Tenant tenant, ArtifactRef reference, CancellationToken cancellationToken)
    {
        const string Sql = "select runs.keep_artifact(@workspace, @hash, @name, @media, @size, @quota)";
        var row = new { workspace = tenant.Workspace.Value, hash = reference.Artifact, name = reference.Name, media = reference.MediaType, size = reference.Size, quota = options.ArtifactQuotaBytes };
        return await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<bool>(Sql, row, cancellationToken), cancellationToken);
    }

    private sealed record ArtifactRow(string Hash, string Name, string Media_type, long Size);
}
