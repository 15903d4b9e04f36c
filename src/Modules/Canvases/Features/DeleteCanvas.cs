using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class DeleteCanvas
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, CanvasId canvasId, CanvasStore store, CancellationToken cancellationToken) =>
        await store.DeleteAsync(tenant, canvasId, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("canvas").ToProblem();
}
