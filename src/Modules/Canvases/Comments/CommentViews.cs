using System.Globalization;
using Cadre.Canvases.Live.Editing;
using Cadre.Crdt;

namespace Cadre.Canvases.Comments;

/// <summary>A comment: a thread at a block or a place.</summary>
/// <param name="Id">The comment.</param>
/// <param name="BlockId">The block it is about; null for a place or the canvas.</param>
/// <param name="At">[x, y] on the canvas; null for a block.</param>
/// <param name="Author">Who began it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Resolved">Whether it is settled.</param>
/// <param name="Messages">The messages, oldest first.</param>
internal sealed record CommentView(string Id, string? BlockId, IReadOnlyList<double>? At, CommentAuthor Author, DateTimeOffset? CreatedAt, bool Resolved, IReadOnlyList<CommentMessage> Messages);

/// <summary>Who wrote.</summary>
internal sealed record CommentAuthor(string Id, string Name);

/// <summary>A message.</summary>
internal sealed record CommentMessage(CommentAuthor Author, string Body, DateTimeOffset? CreatedAt, IReadOnlyList<string> Mentions);

/// <summary>Reads comments leniently.</summary>
internal static class CommentReading
{
    public static IReadOnlyList<CommentView> Read(Doc doc) =>
        [.. CanvasContent.Maps(doc.GetMap(CanvasContent.Comments)).Select(entry => Read(entry.Key, entry.Map)).OrderBy(comment => comment.CreatedAt).ThenBy(comment => comment.Id, StringComparer.Ordinal)];

    public static CommentView Read(string id, SharedMap comment) => new(
        id,
        comment[CommentFields.BlockId].Text,
        comment[CommentFields.At].List is [{ Number: { } x }, { Number: { } y }] ? [x, y] : null,
        AuthorOf(comment),
        TimeOf(comment),
        comment[CommentFields.Resolved].Boolean == true,
        [.. (comment.GetArray(CommentFields.Messages) ?? Enumerable.Empty<Any>()).Select(value => value.Shared).OfType<SharedMap>().Select(Message)]);

    private static CommentMessage Message(SharedMap message) =>
        new(AuthorOf(message), message[CommentFields.Body].Text ?? "", TimeOf(message), [.. ((message[CommentFields.Mentions].Shared?.ToAny() ?? message[CommentFields.Mentions]).List ?? []).Select(user => user.Text).OfType<string>()]);

    private static CommentAuthor AuthorOf(SharedMap map)
    {
        var author = (map[CommentFields.Author].Shared?.ToAny() ?? map[CommentFields.Author]).Map;
        return new CommentAuthor(author?.GetValueOrDefault("id").Text ?? "", author?.GetValueOrDefault("name").Text ?? "Someone");
    }

    private static DateTimeOffset? TimeOf(SharedMap map) =>
        DateTimeOffset.TryParse(map[CommentFields.CreatedAt].Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
