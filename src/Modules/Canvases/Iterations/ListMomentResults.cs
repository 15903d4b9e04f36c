using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.History;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Iterations;

/// <summary>The results that blocks had at a moment: the newest ones made before the canvas changed again.</summary>
internal static class ListMomentResults
{
    public static async Task<Results<Ok<IReadOnlyDictionary<string, StepView>>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, long seq, CanvasHistory history, IResultHistory results, TimeProvider time, CancellationToken cancellationToken)
    {
        var then = await history.ReadAtAsync(tenant, canvasId, seq, cancellationToken);
        if (!then.IsOk)
        {
            return then.Error.ToProblem();
        }

        var until = await history.EndOfAsync(tenant, canvasId, seq, cancellationToken) ?? time.GetUtcNow();
        var blocks = then.Value.Blocks.Select(block => block.Id).ToHashSet(StringComparer.Ordinal);
        return TypedResults.Ok(await results.AtAsync(tenant, canvasId.Value, blocks, until, cancellationToken));
    }
}
