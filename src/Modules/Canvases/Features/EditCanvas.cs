using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Features;

/// <summary>Typed edits for programs and agents; people edit through the live document.</summary>
internal static class EditCanvas
{
    public const int MaxEdits = 5_000;

    public static readonly Error InvalidCount = Error.Invalid("edits_invalid", $"Send 1 to {MaxEdits} edits.", "Split the work into several requests.");

    public static async Task<Results<Ok<EditedCanvas>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasEdits request, CanvasStore store, ICanvasDocuments documents, ICanvasService canvases, CancellationToken cancellationToken)
    {
        if (request.Ops.Count is 0 or > MaxEdits)
        {
            return InvalidCount.ToProblem();
        }

        if (!await store.TouchAsync(tenant, canvasId, null, cancellationToken))
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var edited = await documents.EditAsync(tenant, canvasId, request.Ops, cancellationToken);
        return edited.IsOk ? TypedResults.Ok(new EditedCanvas(await canvases.CheckAsync(tenant, edited.Value, cancellationToken))) : edited.Error.ToProblem();
    }
}

internal sealed record CanvasEdits(IReadOnlyList<CanvasEdit> Ops);

internal sealed record EditedCanvas(IReadOnlyDictionary<string, IReadOnlyList<BlockProblem>> Problems);
