using System.Globalization;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Live.History;

/// <summary>Who changed a canvas when.</summary>
internal static class ListCanvasHistory
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static async Task<Results<Ok<Page<CanvasChanges>>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, string? cursor, int? limit, CanvasHistory history, CancellationToken cancellationToken)
    {
        var before = long.MaxValue;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Error.Invalid("cursor_invalid", "The cursor is not one of this listing.", "Start without a cursor.").ToProblem();
        }

        var listed = await history.ListAsync(tenant, canvasId, before, Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit), cancellationToken);
        return listed.IsOk ? TypedResults.Ok(listed.Value) : listed.Error.ToProblem();
    }
}
