using System.Collections.Concurrent;
using Cadre.Blocks.Packages.Archive;
using Cadre.Blocks.Packages.Format;
using Cadre.Kernel;
using Microsoft.Extensions.Options;

namespace Cadre.Blocks.Packages.Install;

/// <summary>Packages that Cadre brings along: installed in each workspace once, like any other package. One that was removed stays removed.</summary>
internal sealed class BundledPackages(PackageStore store, PackageReader reader, PackagePictures pictures, IOptions<BlocksOptions> options)
{
    private readonly ConcurrentDictionary<WorkspaceId, bool> done = new();
    private readonly Lazy<IReadOnlyList<BlockFolder>> all = new(() => Read(options.Value.PackagesFolder, reader));

    /// <summary>Installs what the workspace was not offered before.</summary>
    public async Task OfferAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (done.ContainsKey(tenant.Workspace))
        {
            return;
        }

        var system = Tenant.ForSystem(tenant.Workspace);
        foreach (var folder in all.Value)
        {
            var picture = await pictures.SaveAsync(system, folder, cancellationToken);
            await store.WorkAsync(
                system,
                async session => await PackageStore.OfferAsync(session, system, folder, cancellationToken) && await store.AddAsync(session, system, folder, picture.IsOk ? picture.Value : null, bundled: true, cancellationToken),
                cancellationToken);
        }

        done[tenant.Workspace] = true;
    }

    private static IReadOnlyList<BlockFolder> Read(string folder, PackageReader reader) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(path =>
        {
            var read = reader.Read(PackageArchive.Pack(PackageArchive.ReadFolder(path))).Usable();
            return read.IsOk ? read.Value : throw new InvalidOperationException($"The package in {path} cannot be used: {read.Error.Message} {read.Error.Fix}");
        }),
    ];
}
