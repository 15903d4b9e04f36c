using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Live.History;

/// <summary>A canvas as it was after a change.</summary>
internal static class GetCanvasMoment
{
    public static async Task<Results<Ok<CanvasSnapshot>, ProblemHttpResult>> HandleAsync(Tenant tenant, CanvasId canvasId, long seq, CanvasHistory history, CancellationToken cancellationToken)
    {
        var then = await history.ReadAtAsync(tenant, canvasId, seq, cancellationToken);
        return then.IsOk ? TypedResults.Ok(then.Value) : then.Error.ToProblem();
    }
}
