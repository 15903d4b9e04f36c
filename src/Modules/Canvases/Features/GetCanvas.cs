using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Versions;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class GetCanvas
{
    public static async Task<Results<Ok<CanvasView>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore store, BranchStore branches, ICanvasDocuments documents, ICanvasService canvases, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, canvasId, cancellationToken) is not { } row)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var content = await documents.ReadAsync(tenant, canvasId, cancellationToken);
        if (!content.IsOk)
        {
            return content.Error.ToProblem();
        }

        return TypedResults.Ok(new CanvasView(canvasId, row.Title, row.CreatedAt, row.UpdatedAt, tenant.Role)
        {
            Blocks = content.Value.Blocks,
            Connections = content.Value.Connections,
            Problems = await canvases.CheckAsync(tenant, content.Value, cancellationToken),
            Origin = await branches.OriginAsync(tenant, canvasId, cancellationToken),
        });
    }
}
