using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class ListBlockTypes
{
    public static Ok<Page<BlockManifest>> HandleAsync(IBlockCatalog catalog) => TypedResults.Ok(new Page<BlockManifest>(catalog.All, null));
}
