using Cadre.Blocks.Execution;
using Cadre.Blocks.Packages.Archive;
using Cadre.Blocks.Packages.Format;
using Cadre.Blocks.Packages.Running;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Packages.Install;

/// <summary>A package that was uploaded as an artifact.</summary>
/// <param name="Archive">The artifact.</param>
internal sealed record PackageUpload(ArtifactRef Archive);

/// <summary>A package to install.</summary>
/// <param name="Archive">The artifact.</param>
/// <param name="Grants">What it may, word by word as the check answered; all of what it wants, or it is refused.</param>
internal sealed record PackageInstallation(ArtifactRef Archive, IReadOnlyList<string>? Grants = null);

/// <summary>What is known of a package before it is installed.</summary>
/// <param name="Name">Its name; null when the manifest cannot be read.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">SHA-256 of the archive.</param>
/// <param name="Wants">What it wants to be allowed, as words: <c>network:HOST</c>, <c>files</c>, <c>model</c>.</param>
/// <param name="Findings">What is wrong with it.</param>
internal sealed record PackageReport(string? Name, string? Version, string Hash, IReadOnlyList<string> Wants, IReadOnlyList<PackageFinding> Findings)
{
    /// <summary>The block type it adds; null when it cannot be used.</summary>
    public BlockManifest? Type { get; init; }

    /// <summary>Whether it can be installed.</summary>
    public bool Usable => Findings.All(f => f.Warning);

    /// <summary>How its examples went; empty before they ran.</summary>
    public IReadOnlyList<ExampleReport> Examples { get; init; } = [];

    public static PackageReport Of(byte[] archive, ReadPackage read) => new(read.Folder?.Manifest.Name, read.Folder?.Version.ToString(), PackageArchive.Hash(archive), read.Folder?.Manifest.Wants.Words() ?? [], read.Findings)
    {
        Type = read.Findings.All(f => f.Warning) ? read.Folder?.Type() : null,
    };
}

/// <summary>An installed package.</summary>
internal sealed record PackageView(string Name, string Version, string Title, string Description, string Hash, int Size, IReadOnlyList<string> Grants, bool Bundled, string InstalledBy, DateTimeOffset InstalledAt)
{
    /// <summary>Who made it, as it says.</summary>
    public string Publisher { get; init; } = "";

    /// <summary>Its licence, as it says.</summary>
    public string License { get; init; } = "";

    public required string Icon { get; init; }

    public required string Color { get; init; }

    /// <summary>A picture of a result; null for none.</summary>
    public ArtifactRef? Picture { get; init; }

    public static PackageView Of(PackageRow row)
    {
        var manifest = row.Read();
        return new(row.Name, row.Version, manifest.Title, manifest.Description, row.Hash, row.Size, row.Grants, row.Bundled, row.InstalledBy, row.InstalledAt)
        {
            Publisher = manifest.Publisher,
            License = manifest.License,
            Icon = manifest.Icon,
            Color = manifest.Color,
            Picture = row.ReadPicture(),
        };
    }
}

/// <summary>An installed package with what is in it.</summary>
/// <param name="Package">The package.</param>
/// <param name="Readme">Its README; null for none.</param>
/// <param name="Files">Its files and their sizes.</param>
/// <param name="Uses">The canvases with blocks of its version.</param>
internal sealed record PackageDetail(PackageView Package, string? Readme, IReadOnlyDictionary<string, int> Files, IReadOnlyList<TypeUse> Uses);

/// <summary>Uploaded packages.</summary>
internal sealed class PackageUploads(ArtifactFiles artifacts, IArtifactStore store)
{
    /// <summary>The bytes of an upload.</summary>
    public async Task<Result<byte[]>> ReadAsync(Tenant tenant, ArtifactRef? archive, CancellationToken cancellationToken)
    {
        if (archive?.Artifact is not { } hash || await store.FindAsync(tenant, hash, cancellationToken) is not { } known)
        {
            return Error.NotFound("artifact");
        }

        return known.Size > PackageArchive.MostBytes
            ? new Error(ErrorKind.TooLarge, "package_too_large", $"The package is larger than {PackageArchive.MostBytes >> 20} MB.", "Leave out what is not needed to run it.")
            : await artifacts.ReadAsync(tenant, known, PackageArchive.MostBytes, cancellationToken);
    }
}
