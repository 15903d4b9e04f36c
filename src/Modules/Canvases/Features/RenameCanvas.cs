using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class RenameCanvas
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, NewCanvas request, CanvasStore store, ICanvasDocuments documents, CancellationToken cancellationToken)
    {
        var title = CanvasTitle.Check(request.Title);
        if (!title.IsOk)
        {
            return title.Error.ToProblem();
        }

        if (!await store.TouchAsync(tenant, canvasId, title.Value, cancellationToken))
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var edited = await documents.EditAsync(tenant, canvasId, [new SetTitle(title.Value)], cancellationToken);
        return edited.IsOk ? TypedResults.NoContent() : edited.Error.ToProblem();
    }
}
