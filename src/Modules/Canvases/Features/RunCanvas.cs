using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cadre.Canvases.Features;

internal static class RunCanvas
{
    public static async Task<Results<Accepted<StartedRun>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, NewRun request, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, CanvasStore store, ICanvasService canvases, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, request.CanvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var started = await canvases.RunAsync(tenant, request.CanvasId, new RunSelection(request.Mode ?? SelectionMode.All, request.BlockId) { Priority = request.Priority }, request.Inputs, idempotencyKey, cancellationToken);
        return started.IsOk
            ? TypedResults.Accepted($"/api/v1/runs/{started.Value.RunId}", started.Value)
            : started.Error.ToProblem();
    }
}

/// <summary>A run to start.</summary>
/// <param name="CanvasId">The canvas.</param>
/// <param name="Mode">All blocks by default.</param>
/// <param name="BlockId">The block, when not all run.</param>
/// <param name="Inputs">Values for the canvas's input blocks, by their names.</param>
internal sealed record NewRun(CanvasId CanvasId, SelectionMode? Mode = null, string? BlockId = null, IReadOnlyDictionary<string, JsonElement>? Inputs = null)
{
    /// <summary>Which of the waiting runs go first; default: what the canvas says.</summary>
    public RunPriority? Priority { get; init; }
}
