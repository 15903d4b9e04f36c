using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Undo;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Undoes what a run did, by a run of its own, last first. With preview it only tells what would be undone and what is final.</summary>
internal static class UndoRun
{
    public static async Task<Results<Ok<UndoPreview>, Accepted<RunReference>, ProblemHttpResult>> HandleAsync(RunId runId, UndoRequest request, Tenant tenant, RunUndo undo, CancellationToken cancellationToken)
    {
        if (request.Preview == true)
        {
            var preview = await undo.PreviewAsync(tenant, runId, cancellationToken);
            return preview.IsOk ? TypedResults.Ok(preview.Value) : preview.Error.ToProblem();
        }

        var started = await undo.StartAsync(tenant, runId, cancellationToken);
        return started.IsOk ? TypedResults.Accepted($"/api/v1/runs/{started.Value}", new RunReference(started.Value)) : started.Error.ToProblem();
    }
}

/// <summary>How to undo.</summary>
/// <param name="Preview">True only tells what would be done.</param>
internal sealed record UndoRequest(bool? Preview);
