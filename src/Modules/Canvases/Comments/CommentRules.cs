using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Editing;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Comments;

/// <summary>
/// What anybody may do to comments: add comments and messages, resolve and reopen any; change and remove one's own. Who edits the canvas may also remove those of others.
/// Nobody changes what another one wrote, or who wrote it when: the server stamps that.
/// </summary>
internal sealed class CommentRules(IReadOnlyList<Touch> touches, DocumentAccess access, Actor actor, Doc doc)
{
    private const int MaxMessagesAtOnce = 2_000;
    private readonly HashSet<string> removed = new(StringComparer.Ordinal);
    private readonly HashSet<Id> removedMessages = [];

    /// <summary>Whether an update touches comments at all.</summary>
    public static bool Concern(IReadOnlyList<Touch> touches)
    {
        foreach (var touch in touches)
        {
            if (touch.Root == CanvasContent.Comments)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The reason for a refusal; null when the change is allowed.</summary>
    public string? Refuse()
    {
        var own = touches.Where(touch => touch.Root == CanvasContent.Comments && touch.Kind != TouchKind.Collected).ToList();
        foreach (var touch in own.Where(touch => touch.Kind == TouchKind.Delete))
        {
            if (touch.Keys is [{ } id])
            {
                removed.Add(id);
            }
            else if (touch.Keys is [_, CommentFields.Messages, null] && touch.Clocks.Length <= MaxMessagesAtOnce)
            {
                removedMessages.UnionWith(Enumerable.Range(touch.Clocks.Clock, touch.Clocks.Length).Select(clock => new Id(touch.Client, clock)));
            }
        }

        return own.Select(Refuse).FirstOrDefault(reason => reason is not null);
    }

    private string? Refuse(Touch touch) => touch.Keys switch
    {
        [{ } id] => RefuseComment(touch, id),
        [{ } id, { } field] => RefuseField(touch, id, field),
        [{ } id, CommentFields.Messages, null] => RefuseMessage(touch, id),
        [{ } id, CommentFields.Messages, null, ..] => RefuseWithinMessage(touch, id),
        _ => "A comment has no such part.",
    };

    private string? RefuseComment(Touch touch, string id)
    {
        if (touch.Kind == TouchKind.Insert && touch.Value.Kind != AnyKind.Undefined)
        {
            return "A comment is a map.";
        }

        return Existing(id) is not { } comment || CommentFields.IsBy(comment, actor) || (touch.Kind == TouchKind.Delete && access == DocumentAccess.Edit) ? null : "That comment is somebody else's.";
    }

    private string? RefuseField(Touch touch, string id, string field)
    {
        if (IsNew(touch) || removed.Contains(id))
        {
            return null;
        }

        return field switch
        {
            CommentFields.Resolved => null,
            CommentFields.BlockId or CommentFields.At when access == DocumentAccess.Edit || (Existing(id) is { } comment && CommentFields.IsBy(comment, actor)) => null,
            _ => "Who wrote a comment when is not to be changed.",
        };
    }

    private string? RefuseMessage(Touch touch, string id)
    {
        if (touch.Kind == TouchKind.Insert)
        {
            return touch.Value.Kind == AnyKind.Undefined ? null : "A message is a map.";
        }

        var all = touch.Clocks.Length <= MaxMessagesAtOnce && Enumerable.Range(touch.Clocks.Clock, touch.Clocks.Length)
            .Select(clock => doc.FindType(new Id(touch.Client, clock))).All(message => message is not SharedMap map || CommentFields.IsBy(map, actor));
        return removed.Contains(id) || access == DocumentAccess.Edit || all ? null : "That message is somebody else's.";
    }

    private string? RefuseWithinMessage(Touch touch, string id)
    {
        if (touch is { Kind: TouchKind.Insert, Keys: [_, _, _, CommentFields.Body] } && touch.Value.Text is not { Length: <= CommentFields.MaxBody })
        {
            return $"A message is a text of at most {CommentFields.MaxBody} characters.";
        }

        if (IsNew(touch) || removed.Contains(id) || (touch.Within is { } message && removedMessages.Contains(message)))
        {
            return null;
        }

        var own = touch.Within is { } within && doc.FindType(within) is SharedMap map && CommentFields.IsBy(map, actor);
        return own && touch.Keys is [_, _, _, CommentFields.Body or CommentFields.Mentions or CommentFields.EditedAt] ? null : "That message is somebody else's.";
    }

    private SharedMap? Existing(string id) => doc.GetMap(CanvasContent.Comments).GetMap(id);

    // What contains it came in the same update.
    private bool IsNew(Touch touch) => touch.Within is { } within && within.Clock >= doc.ClockOf(within.Client);
}
