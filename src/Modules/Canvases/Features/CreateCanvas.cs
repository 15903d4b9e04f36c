using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

internal static class CreateCanvas
{
    public static async Task<Results<Created<CreatedCanvas>, ProblemHttpResult>> HandleAsync(Tenant tenant, NewCanvas request, ICanvasService canvases, CancellationToken cancellationToken)
    {
        var created = await canvases.CreateAsync(tenant, request.Title, [], cancellationToken);
        return created.IsOk
            ? TypedResults.Created($"/api/v1/canvases/{created.Value}", new CreatedCanvas(created.Value))
            : created.Error.ToProblem();
    }
}

internal sealed record NewCanvas(string Title);

internal sealed record CreatedCanvas(CanvasId Id);
