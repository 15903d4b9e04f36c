using Cadre.Blocks.Packages.Archive;
using Cadre.Blocks.Packages.Format;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Blocks.Packages.Install;

/// <summary>The installed packages, newest version of each first.</summary>
internal static class ListPackages
{
    public static async Task<Ok<Page<PackageView>>> HandleAsync(Tenant tenant, PackageStore store, BundledPackages bundled, CancellationToken cancellationToken)
    {
        await bundled.OfferAsync(tenant, cancellationToken);
        return TypedResults.Ok(new Page<PackageView>([.. (await store.ListAsync(tenant, cancellationToken)).Select(PackageView.Of)], null));
    }
}

/// <summary>One package: what it says, what is in it and where it is used.</summary>
internal static class GetPackage
{
    public static async Task<Results<Ok<PackageDetail>, ProblemHttpResult>> HandleAsync(
        string name, string version, Tenant tenant, PackageStore store, PackageReader reader, ICanvasService canvases, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, name, version, cancellationToken) is not { } row || await store.ArchiveAsync(tenant, row.Hash, cancellationToken) is not { } archive)
        {
            return Error.NotFound("package").ToProblem();
        }

        var files = PackageArchive.Unpack(archive).Files.OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Value.Length, StringComparer.Ordinal);
        return TypedResults.Ok(new PackageDetail(PackageView.Of(row), reader.Read(archive).Folder?.Readme, files, await canvases.UsesAsync(tenant, name, row.Major, cancellationToken)));
    }
}
