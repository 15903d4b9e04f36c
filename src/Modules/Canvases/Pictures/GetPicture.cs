using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Pictures;

/// <summary>What a canvas looks like now: painted while its document is still on its way.</summary>
internal static class GetPicture
{
    public static async Task<Results<PictureResult, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore store, SharedDocuments documents, IBlockCatalogs catalogs, PictureMemory pictures, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var catalog = await catalogs.OfAsync(tenant, cancellationToken);
        var opened = await documents.OpenAsync(DocumentKey.Of(tenant, canvasId), cancellationToken);
        return opened.IsOk ? new PictureResult(pictures.Of(opened.Value, catalog), tenant.Role) : opened.Error.ToProblem();
    }
}

/// <summary>The state of each block that has run: painted into the picture. Apart from it, because it is read from journals, which takes longer.</summary>
internal static class GetPictureStates
{
    public static async Task<Results<Ok<IReadOnlyDictionary<string, StepStatus>>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore store, IRunService runs, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, canvasId, cancellationToken) is null
            ? Error.NotFound("canvas").ToProblem()
            : TypedResults.Ok(await runs.LatestStatesAsync(tenant, canvasId.Value, cancellationToken));
}
