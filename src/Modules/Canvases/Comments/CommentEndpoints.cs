using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Comments;

/// <summary>The comments of a canvas, oldest first.</summary>
internal static class ListComments
{
    public static async Task<Results<Ok<Page<CommentView>>, ProblemHttpResult>> HandleAsync(Tenant tenant, CanvasId canvasId, CommentEditing comments, CancellationToken cancellationToken)
    {
        var listed = await comments.ListAsync(tenant, canvasId, cancellationToken);
        return listed.IsOk ? TypedResults.Ok(new Page<CommentView>(listed.Value, null)) : listed.Error.ToProblem();
    }
}

internal static class AddComment
{
    public static async Task<Results<Created<CommentView>, ProblemHttpResult>> HandleAsync(Tenant tenant, CanvasId canvasId, NewComment request, CommentEditing comments, CancellationToken cancellationToken)
    {
        if (request.Check() is { } wrong)
        {
            return wrong.ToProblem();
        }

        var added = await comments.AddAsync(tenant, canvasId, request, cancellationToken);
        return added.IsOk ? TypedResults.Created($"/api/v1/canvases/{canvasId}/comments/{added.Value.Id}", added.Value) : added.Error.ToProblem();
    }
}

internal static class AddCommentMessage
{
    public static async Task<Results<Created<CommentView>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, string commentId, NewMessage request, CommentEditing comments, CancellationToken cancellationToken)
    {
        if (request.Check() is { } wrong)
        {
            return wrong.ToProblem();
        }

        var added = await comments.AddMessageAsync(tenant, canvasId, commentId, request, cancellationToken);
        return added.IsOk ? TypedResults.Created($"/api/v1/canvases/{canvasId}/comments/{commentId}", added.Value) : added.Error.ToProblem();
    }
}

/// <summary>Settles a comment, or opens it again.</summary>
internal static class ResolveComment
{
    public static async Task<Results<Ok<CommentView>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, string commentId, CommentChange request, CommentEditing comments, CancellationToken cancellationToken)
    {
        var changed = await comments.ResolveAsync(tenant, canvasId, commentId, request.Resolved, cancellationToken);
        return changed.IsOk ? TypedResults.Ok(changed.Value) : changed.Error.ToProblem();
    }
}

/// <summary>Removes a comment: one's own, or any for who edits the canvas.</summary>
internal static class DeleteComment
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, CanvasId canvasId, string commentId, CommentEditing comments, CancellationToken cancellationToken)
    {
        var removed = await comments.RemoveAsync(tenant, canvasId, commentId, cancellationToken);
        return removed.IsOk ? TypedResults.NoContent() : removed.Error.ToProblem();
    }
}
