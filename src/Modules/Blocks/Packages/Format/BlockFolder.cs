using System.Text;
using Cadre.Blocks.Packages.Archive;
using Cadre.Canvases.Contracts;

namespace Cadre.Blocks.Packages.Format;

/// <summary>A package that was read: its manifest, its files and its bytes.</summary>
internal sealed record BlockFolder(PackageManifest Manifest, PackageVersion Version, IReadOnlyDictionary<string, byte[]> Files, byte[] Archive)
{
    /// <summary>The README.</summary>
    public const string ReadmeFile = "README.md";

    /// <summary>Names the bytes.</summary>
    public string Hash { get; } = PackageArchive.Hash(Archive);

    /// <summary>The README's text; null when there is none.</summary>
    public string? Readme => Files.TryGetValue(ReadmeFile, out var bytes) ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The block type it adds.</summary>
    public BlockManifest Type() => PackageTypes.Of(Manifest, Hash);
}
