using Cadre.Canvases.Contracts;
using Cadre.Canvases.Features;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Shares;

/// <summary>Typed edits by an agent that holds a link: within its scope, all or none. It is seen where it works, and what it did can be taken back as a unit.</summary>
internal static class EditShared
{
    private static readonly Error NotForAgents = new(ErrorKind.Forbidden, "share_not_for_agents", "This link is not one for agents.", "Ask for a link with the role 'agent', or edit through the document's socket.");

    public static async Task<Results<Ok<EditedCanvas>, ProblemHttpResult>> HandleAsync(
        string token, CanvasEdits request, ShareStore shares, ICanvasCollaboration collaboration, ICanvasService canvases, IdSource ids, CancellationToken cancellationToken)
    {
        if (await shares.OpenAsync(token, cancellationToken) is not { } share)
        {
            return Error.NotFound("share").ToProblem();
        }

        if (share.Share.Agent is not { } agent)
        {
            return NotForAgents.ToProblem();
        }

        if (request.Ops.Count is 0 or > EditCanvas.MaxEdits)
        {
            return EditCanvas.InvalidCount.ToProblem();
        }

        var edited = await collaboration.EditAsync(share.TenantFor(Guests.Of(share, null, null, ids)), share.Canvas, request.Ops, agent.ToScope(), cancellationToken);
        return edited.IsOk ? TypedResults.Ok(new EditedCanvas(await canvases.CheckAsync(share.TenantFor(Actor.System), edited.Value, cancellationToken))) : edited.Error.ToProblem();
    }
}
