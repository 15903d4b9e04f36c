using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Versions;

/// <summary>Takes back what somebody, such as an agent, did: as a unit, without what others did since.</summary>
internal static class UndoChanges
{
    public static async Task<Results<Ok<UndoneChanges>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, ChangeSet request, ICanvasCollaboration collaboration, CancellationToken cancellationToken)
    {
        var undone = await collaboration.UndoAsync(tenant, canvasId, request, cancellationToken);
        return undone.IsOk ? TypedResults.Ok(undone.Value) : undone.Error.ToProblem();
    }
}
