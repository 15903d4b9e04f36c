using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Versions;

/// <summary>The named moments of a canvas, newest first.</summary>
internal static class ListVersions
{
    public static async Task<Results<Ok<Page<CanvasVersion>>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore canvases, VersionStore versions, CancellationToken cancellationToken, string? cursor = null, int limit = 50)
    {
        if (!IdCursor.TryRead(cursor, out var before))
        {
            return IdCursor.Invalid.ToProblem();
        }

        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var rows = await versions.ListAsync(tenant, canvasId, before, IdCursor.Limit(limit), cancellationToken);
        return TypedResults.Ok(new Page<CanvasVersion>(rows, rows.Count == IdCursor.Limit(limit) ? rows[^1].Id.ToString() : null));
    }
}
