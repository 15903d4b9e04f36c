using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Pictures;

/// <summary>What a canvas looks like now: painted while its document is still on its way.</summary>
internal static class GetPicture
{
    public static async Task<Results<Ok<CanvasPicture>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore store, SharedDocuments documents, IBlockCatalogs catalogs, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var catalog = await catalogs.OfAsync(tenant, cancellationToken);
        var opened = await documents.OpenAsync(DocumentKey.Of(tenant, canvasId), cancellationToken);
        return opened.IsOk ? TypedResults.Ok(opened.Value.Read(doc => PictureReading.Of(doc, catalog))) : opened.Error.ToProblem();
    }
}
