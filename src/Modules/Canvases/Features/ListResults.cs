using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

/// <summary>The latest result of each block: what the blocks show when a canvas is opened.</summary>
internal static class ListResults
{
    public static async Task<Results<Ok<IReadOnlyDictionary<string, StepView>>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore store, IRunService runs, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, canvasId, cancellationToken) is null
            ? Error.NotFound("canvas").ToProblem()
            : TypedResults.Ok(await runs.LatestResultsAsync(tenant, canvasId.Value, cancellationToken));
}
