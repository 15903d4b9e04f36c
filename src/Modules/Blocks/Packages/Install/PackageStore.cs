using System.Text.Json;
using Cadre.Blocks.Packages.Format;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Packages.Install;

/// <summary>The packages of workspaces.</summary>
internal sealed class PackageStore(Database database, TimeProvider time)
{
    private const string Columns = "hash, name, version, major, manifest::text as manifest, grants, picture::text as picture, octet_length(archive) as size, bundled, installed_by, installed_at";

    /// <summary>All of them, newest versions first.</summary>
    public Task<List<PackageRow>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from blocks.packages order by name, major desc, minor desc, patch desc";
        return database.TenantAsync(tenant, s => s.QueryAsync<PackageRow>(Sql, null, cancellationToken), cancellationToken);
    }

    public Task<PackageRow?> FindAsync(Tenant tenant, string name, string version, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from blocks.packages where name = @name and version = @version";
        return database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<PackageRow>(Sql, new { name, version }, cancellationToken), cancellationToken);
    }

    /// <summary>The bytes of a package; null when the workspace has none of this hash.</summary>
    public Task<byte[]?> ArchiveAsync(Tenant tenant, string hash, CancellationToken cancellationToken)
    {
        const string Sql = "select archive from blocks.packages where hash = @hash limit 1";
        return database.TenantAsync(tenant, s => s.ScalarAsync<byte[]>(Sql, new { hash }, cancellationToken), cancellationToken);
    }

    /// <summary>Adds a package within a session; false when that version is there already.</summary>
    public async Task<bool> AddAsync(Session session, Tenant tenant, BlockFolder folder, ArtifactRef? picture, bool bundled, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into blocks.packages (workspace_id, hash, name, version, major, minor, patch, manifest, grants, picture, archive, bundled, installed_by, installed_at)
            values (@workspace, @hash, @name, @version, @major, @minor, @patch, @manifest::jsonb, @grants, @picture::jsonb, @archive, @bundled, @by, @now) on conflict do nothing
            """;
        var row = new
        {
            workspace = tenant.Workspace.Value,
            hash = folder.Hash,
            name = folder.Manifest.Name,
            version = folder.Version.ToString(),
            major = folder.Version.Major,
            minor = folder.Version.Minor,
            patch = folder.Version.Patch,
            manifest = JsonSerializer.Serialize(folder.Manifest, CadreJson.Stored),
            grants = folder.Manifest.Wants.Words().ToArray(),
            picture = picture is null ? null : JsonSerializer.Serialize(picture, CadreJson.Stored),
            archive = folder.Archive,
            bundled,
            by = tenant.Actor.Key,
            now = time.GetUtcNow(),
        };
        return await session.ExecuteAsync(Sql, row, cancellationToken) > 0;
    }

    /// <summary>Removes a package within a session.</summary>
    public static async Task<bool> RemoveAsync(Session session, string name, string version, CancellationToken cancellationToken)
    {
        const string Sql = "delete from blocks.packages where name = @name and version = @version";
        return await session.ExecuteAsync(Sql, new { name, version }, cancellationToken) > 0;
    }

    /// <summary>Whether a bundled package was never offered to this workspace; it counts as offered from now on.</summary>
    public static async Task<bool> OfferAsync(Session session, Tenant tenant, BlockFolder folder, CancellationToken cancellationToken)
    {
        const string Sql = "insert into blocks.bundled (workspace_id, name, version) values (@workspace, @name, @version) on conflict do nothing";
        return await session.ExecuteAsync(Sql, new { workspace = tenant.Workspace.Value, name = folder.Manifest.Name, version = folder.Version.ToString() }, cancellationToken) > 0;
    }

    /// <summary>Work in one transaction.</summary>
    public Task<T> WorkAsync<T>(Tenant tenant, Func<Session, Task<T>> work, CancellationToken cancellationToken) => database.TenantAsync(tenant, work, cancellationToken);
}

/// <summary>An installed package without its bytes.</summary>
internal sealed record PackageRow
{
    public string Hash { get; init; } = "";

    public string Name { get; init; } = "";

    public string Version { get; init; } = "";

    public int Major { get; init; }

    public string Manifest { get; init; } = "";

    public string[] Grants { get; init; } = [];

    public string? Picture { get; init; }

    public int Size { get; init; }

    public bool Bundled { get; init; }

    public string InstalledBy { get; init; } = "";

    public DateTime InstalledAt { get; init; }

    /// <summary>The manifest as it was installed.</summary>
    public PackageManifest Read() => JsonSerializer.Deserialize<PackageManifest>(Manifest, CadreJson.Stored)!; // written by AddAsync

    /// <summary>The picture as an artifact of the workspace.</summary>
    public ArtifactRef? ReadPicture() => Picture is null ? null : JsonSerializer.Deserialize<ArtifactRef>(Picture, CadreJson.Stored);
}
