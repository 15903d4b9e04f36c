using System.Globalization;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class ListCanvases
{
    public static async Task<Results<Ok<Page<CanvasSummary>>, ProblemHttpResult>> HandleAsync(Tenant tenant, CanvasStore store, CancellationToken cancellationToken, string? cursor = null, int limit = 50)
    {
        var before = DateTimeOffset.MaxValue;
        if (cursor is not null && !DateTimeOffset.TryParseExact(cursor, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out before))
        {
            return Error.Invalid("cursor_invalid", "The cursor is not one that a listing gave.", "Use the value of 'next'.").ToProblem();
        }

        var rows = await store.ListAsync(tenant, before, Math.Clamp(limit, 1, 200), cancellationToken);
        var next = rows.Count == Math.Clamp(limit, 1, 200) ? new DateTimeOffset(rows[^1].UpdatedAt).ToString("O", CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<CanvasSummary>([.. rows.Select(CanvasSummary.From)], next));
    }
}
