using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class ListBlockTypes
{
    public static async Task<Ok<Page<BlockManifest>>> HandleAsync(Tenant tenant, IBlockCatalogs catalogs, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<BlockManifest>((await catalogs.OfAsync(tenant, cancellationToken)).All, null));
}
