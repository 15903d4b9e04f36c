using System.Collections.Concurrent;
using Cadre.Blocks.Packages.Format;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Blocks.Packages.Install;

/// <summary>The block types of a workspace's packages: of each first number of the version the newest package.</summary>
internal sealed class InstalledTypes(PackageStore store, BundledPackages bundled) : IInstalledBlockTypes
{
    private readonly ConcurrentDictionary<string, BlockManifest> known = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<BlockManifest>> ListAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        await bundled.OfferAsync(tenant, cancellationToken);
        var rows = await store.ListAsync(tenant, cancellationToken);
        return [.. rows.DistinctBy(row => (row.Name, row.Major)).Select(row => known.GetOrAdd(row.Hash, _ => Type(row)))];
    }

    private static BlockManifest Type(PackageRow row) => PackageTypes.Of(row.Read(), row.Hash) with { Picture = row.ReadPicture() };
}
