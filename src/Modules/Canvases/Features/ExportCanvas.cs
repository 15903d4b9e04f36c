using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class ExportCanvas
{
    public static async Task<Results<Ok<CanvasFile>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore store, ICanvasDocuments documents, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, canvasId, cancellationToken) is not { } row)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var content = await documents.ReadAsync(tenant, canvasId, cancellationToken);
        return content.IsOk
            ? TypedResults.Ok(new CanvasFile(CanvasFile.FormatName, 1, row.Title, content.Value.Blocks, content.Value.Connections))
            : content.Error.ToProblem();
    }
}
