using System.Buffers;
using System.Security.Cryptography;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Artifacts;

/// <summary>
/// Artifacts in files named by their hash: <c>artifacts/&lt;workspace&gt;/&lt;aa&gt;/&lt;hash&gt;</c>. 1. Write to a temporary file while hashing. 2. Flush it to disk.
/// 3. Rename it to its hash (equal bytes: the same file). 4. Insert its row: from then on it exists.
/// </summary>
internal sealed class FileArtifactStore(Database database, RunsOptions options, IdSource ids) : IArtifactStore
{
    private readonly string root = Path.Combine(options.Home, "artifacts");

    public async Task<Result<ArtifactRef>> SaveAsync(Tenant tenant, string name, string mediaType, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, tenant.Workspace.ToString());
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".new-{ids.NewGuid():N}");
        try
        {
            var written = await WriteAsync(temporary, content, maxBytes, cancellationToken);
            if (written is not { } bytes)
            {
                return new Error(ErrorKind.TooLarge, "too_large", $"The file is larger than {maxBytes} bytes.", "Upload a smaller file.");
            }

            var final = PathOf(tenant, bytes.Hash);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);
            File.Move(temporary, final, overwrite: true); // 3
            var reference = new ArtifactRef(bytes.Hash, ArtifactName.Clean(name), ArtifactName.MediaType(mediaType), bytes.Size);
            await RecordAsync(tenant, reference, cancellationToken); // 4
            return reference;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public async Task<Stream?> OpenAsync(Tenant tenant, string hash, CancellationToken cancellationToken)
    {
        if (await FindAsync(tenant, hash, cancellationToken) is null)
        {
            return null;
        }

        var path = PathOf(tenant, hash);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 << 10, FileOptions.Asynchronous) : null;
    }

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

    private string PathOf(Tenant tenant, string hash) => Path.Combine(root, tenant.Workspace.ToString(), hash[..2], hash);

    private static async Task<(string Hash, long Size)?> WriteAsync(string path, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(128 << 10);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous); // 1
            var size = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                size += read;
                if (size > maxBytes)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            file.Flush(flushToDisk: true); // 2
            return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private Task<int> RecordAsync(Tenant tenant, ArtifactRef reference, CancellationToken cancellationToken)
    {
        const string Sql = "insert into runs.artifacts (workspace_id, hash, name, media_type, size) values (@workspace, @hash, @name, @media, @size) on conflict do nothing";
        var row = new { workspace = tenant.Workspace.Value, hash = reference.Artifact, name = reference.Name, media = reference.MediaType, size = reference.Size };
        return database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, row, cancellationToken), cancellationToken);
    }

    private sealed record ArtifactRow(string Hash, string Name, string Media_type, long Size);
}
