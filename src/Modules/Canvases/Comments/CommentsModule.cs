using Cadre.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Canvases.Comments;

/// <summary>Comments on canvases.</summary>
internal static class CommentsModule
{
    public static void AddComments(this IServiceCollection services) => services.AddSingleton<CommentEditing>();

    public static void MapComments(this EndpointGroup api)
    {
        var comments = EndpointPolicy.Operates("canvas");
        api.Get("/canvases/{canvasId}/comments", EndpointPolicy.Reads("canvas"), ListComments.HandleAsync);
        api.Post("/canvases/{canvasId}/comments", comments with { Idempotent = true }, AddComment.HandleAsync);
        api.Post("/canvases/{canvasId}/comments/{commentId}/messages", comments with { Idempotent = true }, AddCommentMessage.HandleAsync);
        api.Patch("/canvases/{canvasId}/comments/{commentId}", comments, ResolveComment.HandleAsync);
        api.Delete("/canvases/{canvasId}/comments/{commentId}", comments, DeleteComment.HandleAsync);
    }
}
