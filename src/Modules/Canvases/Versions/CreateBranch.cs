using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Versions;

internal static class CreateBranch
{
    public static async Task<Results<Created<NewBranch>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, BranchRequest request, Branching branching, CancellationToken cancellationToken)
    {
        var made = await branching.CreateAsync(tenant, canvasId, request.Title, request.Seq, cancellationToken);
        return made.IsOk ? TypedResults.Created($"/api/v1/canvases/{made.Value.CanvasId}", made.Value) : made.Error.ToProblem();
    }
}

/// <summary>The canvases that began as a moment of this one, newest first.</summary>
internal static class ListBranches
{
    public static async Task<Results<Ok<Page<CanvasBranch>>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore canvases, BranchStore branches, CancellationToken cancellationToken, string? cursor = null, int limit = 50)
    {
        if (!IdCursor.TryRead(cursor, out var before))
        {
            return IdCursor.Invalid.ToProblem();
        }

        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var rows = await branches.ListAsync(tenant, canvasId, before, IdCursor.Limit(limit), cancellationToken);
        return TypedResults.Ok(new Page<CanvasBranch>(rows, rows.Count == IdCursor.Limit(limit) ? rows[^1].CanvasId.ToString() : null));
    }
}

/// <summary>A branch to be made.</summary>
/// <param name="Title">Its title; that of the canvas with a suffix when absent.</param>
/// <param name="Seq">The moment; now when absent.</param>
internal sealed record BranchRequest(string? Title = null, long? Seq = null);
