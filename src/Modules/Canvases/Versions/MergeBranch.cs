using Cadre.Canvases.Compare;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Versions;

/// <summary>Shows what merging a branch would do, and does it once every conflict is resolved.</summary>
internal static class MergeBranch
{
    public static async Task<Results<Ok<CanvasMergeView>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, MergeRequest request, Merging merging, CancellationToken cancellationToken)
    {
        var resolutions = request.Resolutions ?? new Dictionary<string, MergeSide>();
        var merged = await merging.MergeAsync(tenant, canvasId, request.Branch.CanvasId, resolutions, request.Apply, cancellationToken);
        return merged.IsOk ? TypedResults.Ok(merged.Value) : merged.Error.ToProblem();
    }
}

/// <summary>A merge.</summary>
/// <param name="Branch">The canvas to be merged into this one.</param>
/// <param name="Apply">Whether to write it; false shows what would come.</param>
/// <param name="Resolutions">Conflict id → which side counts.</param>
internal sealed record MergeRequest(MergeSource Branch, bool Apply, IReadOnlyDictionary<string, MergeSide>? Resolutions = null);

/// <summary>The canvas to be merged.</summary>
internal sealed record MergeSource(CanvasId CanvasId);
