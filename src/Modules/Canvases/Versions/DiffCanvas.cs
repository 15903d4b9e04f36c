using System.Globalization;
using Cadre.Canvases.Compare;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.History;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Versions;

/// <summary>
/// What is different between two moments of a canvas (<c>from</c>, <c>to</c>; both now when absent), or between a moment of it (<c>from</c>) and one of another canvas
/// (<c>other</c>, <c>otherSeq</c>).
/// </summary>
internal static class DiffCanvas
{
    public static async Task<Results<Ok<CanvasDiff>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, long? from, string? to, CanvasId? other, long? otherSeq, CanvasHistory history, CancellationToken cancellationToken)
    {
        if (!TryMoment(to, out var until))
        {
            return Error.Invalid("moment_invalid", "'to' is the number of a moment or 'now'.", "Use a number that the history gave.").ToProblem();
        }

        var before = await history.ReadAsync(tenant, canvasId, from, cancellationToken);
        if (!before.IsOk)
        {
            return before.Error.ToProblem();
        }

        var after = other is { } branch ? await history.ReadAsync(tenant, branch, otherSeq, cancellationToken) : await history.ReadAsync(tenant, canvasId, until, cancellationToken);
        return after.IsOk ? TypedResults.Ok(CanvasComparison.Of(before.Value, after.Value)) : after.Error.ToProblem();
    }

    private static bool TryMoment(string? text, out long? seq)
    {
        seq = null;
        if (text is null or "now")
        {
            return true;
        }

        var ok = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        seq = number;
        return ok;
    }
}
