using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Live.History;

/// <summary>Makes a canvas what it was after a change.</summary>
internal static class RestoreCanvas
{
    public static async Task<Results<Ok<CanvasSnapshot>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasMoment request, CanvasHistory history, CanvasStore canvases, CancellationToken cancellationToken)
    {
        var restored = await history.RestoreAsync(tenant, canvasId, request.Seq, cancellationToken);
        if (!restored.IsOk)
        {
            return restored.Error.ToProblem();
        }

        await canvases.TouchAsync(tenant, canvasId, null, cancellationToken);
        return TypedResults.Ok(restored.Value);
    }
}

internal sealed record CanvasMoment(long Seq);
