using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Comments;

/// <summary>Comments by programs: the same document, the same rules as for those who write through the socket.</summary>
internal sealed class CommentEditing(SharedDocuments documents, CanvasStore canvases, IdSource ids, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<CommentView>>> ListAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvas, cancellationToken) is null)
        {
            return Error.NotFound("canvas");
        }

        var opened = await documents.OpenAsync(DocumentKey.Of(tenant, canvas), cancellationToken);
        return opened.IsOk ? Result<IReadOnlyList<CommentView>>.Ok(opened.Value.Read(CommentReading.Read)) : opened.Error;
    }

    public Task<Result<CommentView>> AddAsync(Tenant tenant, CanvasId canvas, NewComment comment, CancellationToken cancellationToken) => EditAsync(
        tenant,
        canvas,
        doc =>
        {
            var comments = doc.GetMap(CanvasContent.Comments);
            if (comments.Count >= CommentFields.MaxComments)
            {
                return Error.Conflict("too_many_comments", $"A canvas has at most {CommentFields.MaxComments} comments.", "Delete settled ones.");
            }

            if (comment.BlockId is { } block && !doc.GetMap(CanvasContent.Blocks).ContainsKey(block))
            {
                return Error.Invalid("block_unknown", $"There is no block '{block}'.", "Read the canvas again; it may have been removed.");
            }

            var id = ids.NewGuid().ToString();
            var now = CommentFields.Time(time.GetUtcNow());
            var map = new SharedMap { { CommentFields.Author, CommentFields.AuthorOf(tenant.Actor) }, { CommentFields.CreatedAt, now }, { CommentFields.Resolved, false } };
            if (comment.BlockId is not null)
            {
                map.Set(CommentFields.BlockId, comment.BlockId);
            }
            else if (comment.At is [var x, var y])
            {
                map.Set(CommentFields.At, new Any[] { x, y });
            }

            var messages = new SharedArray();
            messages.Append(Message(tenant.Actor, comment.Body, comment.Mentions, now));
            map.Set(CommentFields.Messages, messages);
            comments[id] = map;
            return CommentReading.Read(id, comments.GetMap(id)!); // set a moment ago
        },
        cancellationToken);

    public Task<Result<CommentView>> AddMessageAsync(Tenant tenant, CanvasId canvas, string id, NewMessage message, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, canvas, id, (comment, _) => AddMessage(comment, tenant.Actor, message), cancellationToken);

    public Task<Result<CommentView>> ResolveAsync(Tenant tenant, CanvasId canvas, string id, bool resolved, CancellationToken cancellationToken) => ChangeAsync(
        tenant,
        canvas,
        id,
        (comment, _) =>
        {
            comment[CommentFields.Resolved] = resolved;
            return null;
        },
        cancellationToken);

    public Task<Result<CommentView>> RemoveAsync(Tenant tenant, CanvasId canvas, string id, CancellationToken cancellationToken) => ChangeAsync(
        tenant,
        canvas,
        id,
        (comment, comments) =>
        {
            if (!tenant.Role.Includes(Permission.Edit) && !CommentFields.IsBy(comment, tenant.Actor))
            {
                return new Error(ErrorKind.Forbidden, "comment_of_another", "That comment is somebody else's.", "Ask its author or an editor.");
            }

            comments.Remove(id);
            return null;
        },
        cancellationToken);

    private Task<Result<CommentView>> ChangeAsync(Tenant tenant, CanvasId canvas, string id, Func<SharedMap, SharedMap, Error?> change, CancellationToken cancellationToken) => EditAsync(
        tenant,
        canvas,
        doc =>
        {
            var comments = doc.GetMap(CanvasContent.Comments);
            if (comments.GetMap(id) is not { } comment)
            {
                return Error.NotFound("comment");
            }

            var before = CommentReading.Read(id, comment);
            return change(comment, comments) is { } error ? error : comments.GetMap(id) is { } after ? CommentReading.Read(id, after) : before;
        },
        cancellationToken);

    private async Task<Result<CommentView>> EditAsync(Tenant tenant, CanvasId canvas, Func<Doc, Result<CommentView>> edit, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvas, cancellationToken) is null)
        {
            return Error.NotFound("canvas");
        }

        var opened = await documents.OpenAsync(DocumentKey.Of(tenant, canvas), cancellationToken);
        return opened.IsOk ? await opened.Value.EditAsync(tenant.Actor, edit, cancellationToken) : opened.Error;
    }

    private Error? AddMessage(SharedMap comment, Actor actor, NewMessage message)
    {
        if (comment.GetArray(CommentFields.Messages) is not { } messages)
        {
            return Error.Conflict("comment_broken", "The comment has no messages.", "Begin a new one.");
        }

        if (messages.Count >= CommentFields.MaxMessages)
        {
            return Error.Conflict("too_many_messages", $"A comment has at most {CommentFields.MaxMessages} messages.", "Begin a new one.");
        }

        messages.Append(Message(actor, message.Body, message.Mentions, CommentFields.Time(time.GetUtcNow())));
        return null;
    }

    private static SharedMap Message(Actor actor, string body, IReadOnlyList<Guid>? mentions, string now) => new()
    {
        { CommentFields.Author, CommentFields.AuthorOf(actor) },
        { CommentFields.Body, body },
        { CommentFields.CreatedAt, now },
        { CommentFields.Mentions, Any.FromList((mentions ?? []).Select(user => (Any)user.ToString())) },
    };
}
