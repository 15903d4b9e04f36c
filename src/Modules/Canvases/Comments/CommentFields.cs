using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Comments;

/// <summary>
/// Comments in a document: <c>comments</c> {id: {blockId?, at?: [x, y], author: {id, name}, createdAt, resolved, messages: [{author, body, createdAt, mentions: [userId]}]}}.
/// </summary>
internal static class CommentFields
{
    public const string Author = "author", Body = "body", CreatedAt = "createdAt", Mentions = "mentions", Messages = "messages", Resolved = "resolved", BlockId = "blockId", At = "at", EditedAt = "editedAt";
    public const int MaxBody = 10_000, MaxMentions = 20, MaxMessages = 500, MaxComments = 5_000;

    public static Any AuthorOf(Actor actor) => Any.FromMap(new Dictionary<string, Any> { ["id"] = actor.Id.ToString(), ["name"] = actor.Name });

    public static bool IsBy(SharedMap map, Actor actor) => (map[Author].Shared?.ToAny() ?? map[Author]).Map?.GetValueOrDefault("id").Text == actor.Id.ToString();

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
