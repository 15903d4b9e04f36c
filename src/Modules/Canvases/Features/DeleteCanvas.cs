using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class DeleteCanvas
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore store, CanvasClosing closing, CancellationToken cancellationToken)
    {
        if (!await store.DeleteAsync(tenant, canvasId, cancellationToken))
        {
            return Error.NotFound("canvas").ToProblem();
        }

        await closing.CloseAsync(tenant, canvasId, cancellationToken);
        return TypedResults.NoContent();
    }
}
