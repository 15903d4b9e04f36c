using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Limits;

/// <summary>How the runs of a canvas share.</summary>
internal static class GetRunSettings
{
    public static async Task<Results<Ok<CanvasRunSettings>, ProblemHttpResult>> HandleAsync(Tenant tenant, CanvasId canvasId, CanvasStore canvases, RunSettingsStore settings, CancellationToken cancellationToken) =>
        await canvases.FindAsync(tenant, canvasId, cancellationToken) is null
            ? Error.NotFound("canvas").ToProblem()
            : TypedResults.Ok(await settings.FindAsync(tenant, canvasId, cancellationToken));
}

/// <summary>Changes how the runs of a canvas share. Runs at work go on; those that wait for the canvas are counted by the new limit, those that wait for a key keep theirs.</summary>
internal static class SetRunSettings
{
    public static async Task<Results<Ok<CanvasRunSettings>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasRunSettings request, CanvasStore canvases, RunSettingsStore settings, IRunLines lines, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var good = request.Check();
        if (!good.IsOk)
        {
            return good.Error.ToProblem();
        }

        await settings.SaveAsync(tenant, canvasId, good.Value, cancellationToken);
        await lines.ResizeAsync(tenant, CanvasLines.NameOf(canvasId), good.Value.MostRuns ?? int.MaxValue, cancellationToken);
        return TypedResults.Ok(good.Value);
    }
}
