using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.History;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Upgrades;

/// <summary>Brings blocks made for older versions of their types up to date: asked for when a canvas is opened by somebody who may edit it.</summary>
internal static class UpgradeCanvas
{
    public static async Task<Results<Ok<UpgradedCanvas>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore store, CanvasHistory history, ICanvasService canvases, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var before = await history.MomentAsync(tenant, canvasId, null, cancellationToken);
        var upgraded = before.IsOk ? await canvases.UpgradeAsync(tenant, canvasId, cancellationToken) : before.Error;
        if (!before.IsOk || !upgraded.IsOk)
        {
            return (before.Error ?? upgraded.Error)!.ToProblem(); // one of them failed
        }

        if (upgraded.Value.Count == 0)
        {
            return TypedResults.Ok(new UpgradedCanvas([], null));
        }

        var after = await history.MomentAsync(tenant, canvasId, null, cancellationToken);
        return after.IsOk ? TypedResults.Ok(new UpgradedCanvas(upgraded.Value, new ChangeSet(tenant.Actor.Key, before.Value + 1, after.Value))) : after.Error.ToProblem();
    }
}

/// <summary>What was brought up to date.</summary>
/// <param name="Blocks">The blocks; empty when all were.</param>
/// <param name="Changes">Send this to <c>POST /canvases/{canvasId}/undo</c> to take it back; null when nothing changed.</param>
internal sealed record UpgradedCanvas(IReadOnlyList<UpgradedBlock> Blocks, ChangeSet? Changes);
