using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class DeleteCanvas
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore store, LiveDocuments documents, CancellationToken cancellationToken)
    {
        if (!await store.DeleteAsync(tenant, canvasId, cancellationToken))
        {
            return Error.NotFound("canvas").ToProblem();
        }

        documents.CloseCanvas(tenant.Workspace, canvasId);
        return TypedResults.NoContent();
    }
}
