using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Versions;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

/// <summary>A canvas: with what is on it and its problems, or, for those who have its document or do not need them, without.</summary>
internal static class GetCanvas
{
    public static async Task<Results<Ok<CanvasView>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, bool? content, bool? problems, CanvasStore store, BranchStore branches, ICanvasDocuments documents, ICanvasService canvases, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, canvasId, cancellationToken) is not { } row)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var view = new CanvasView(canvasId, row.Title, row.CreatedAt, row.UpdatedAt, tenant.Role) { Origin = await branches.OriginAsync(tenant, canvasId, cancellationToken) };
        if (content is false && problems is false)
        {
            return TypedResults.Ok(view);
        }

        var read = await documents.ReadAsync(tenant, canvasId, cancellationToken);
        if (!read.IsOk)
        {
            return read.Error.ToProblem();
        }

        return TypedResults.Ok(view with
        {
            Blocks = content is false ? [] : read.Value.Blocks,
            Connections = content is false ? [] : read.Value.Connections,
            Problems = problems is false ? CanvasView.Unchecked : await canvases.CheckAsync(tenant, read.Value, cancellationToken),
        });
    }
}
