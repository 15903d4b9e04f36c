using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Archives;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

/// <summary>The latest results of a canvas as one zip with a page that shows them.</summary>
internal static class DownloadResults
{
    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore store, IRunService runs, IArtifactStore artifacts, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, canvasId, cancellationToken) is not { } canvas)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var latest = await runs.LatestResultsAsync(tenant, canvasId.Value, cancellationToken);
        var steps = latest.Values.Where(s => s.Status == StepStatus.Succeeded).OrderBy(s => s.StartedAt).ThenBy(s => s.Address, StringComparer.Ordinal).ToList();
        return steps.Count == 0
            ? new Error(ErrorKind.Conflict, "no_results", "No block of this canvas has a result.", "Run the canvas, then download its results.").ToProblem()
            : TypedResults.Stream(
                stream => new ResultArchive(artifacts).WriteAsync(tenant, canvas.Title, steps, stream, cancellationToken),
                "application/zip",
                ArchivedFile.SafeName(canvas.Title) + ".zip");
    }
}
