using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

/// <summary>What a run would contain, without starting one.</summary>
internal static class CheckCanvas
{
    public static async Task<Results<Ok<CheckedCanvas>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, RunSelection selection, CanvasStore store, ICanvasDocuments documents, ICanvasService canvases, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var content = await documents.ReadAsync(tenant, canvasId, cancellationToken);
        if (!content.IsOk)
        {
            return content.Error.ToProblem();
        }

        var compiled = await canvases.CompileAsync(tenant, canvasId, selection, cancellationToken);
        var problems = await canvases.CheckAsync(tenant, content.Value, cancellationToken);
        return TypedResults.Ok(compiled.IsOk
            ? new CheckedCanvas(compiled.Value.Flow.Hash, compiled.Value.LeftOut, problems)
            : new CheckedCanvas(null, [.. problems.Keys], problems));
    }
}

internal sealed record CheckedCanvas(string? FlowHash, IReadOnlyList<string> LeftOut, IReadOnlyDictionary<string, IReadOnlyList<BlockProblem>> Problems);
