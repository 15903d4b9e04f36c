using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Persistence;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Comments;

/// <summary>
/// Watches the comments of a document: stamps author and time on each comment and message that comes from a client, whatever it says about itself, and gathers whom new messages mention.
/// </summary>
internal sealed class CommentStamps
{
    private readonly Doc doc;
    private readonly TimeProvider time;
    private readonly Func<ulong, Actor?> writerOf;
    private readonly List<Mention> mentions = [];

    /// <summary>Begins to watch; <paramref name="writerOf"/> tells whose client id it is.</summary>
    public CommentStamps(Doc doc, TimeProvider time, Func<ulong, Actor?> writerOf)
    {
        (this.doc, this.time, this.writerOf) = (doc, time, writerOf);
        doc.GetMap(CanvasContent.Comments).ObserveDeep(Watch);
    }

    /// <summary>The mentions gathered since the last call.</summary>
    public IReadOnlyList<Mention> TakeMentions()
    {
        if (mentions.Count == 0)
        {
            return [];
        }

        var taken = mentions.ToList();
        mentions.Clear();
        return taken;
    }

    private void Watch(IReadOnlyList<TypeEvent> events)
    {
        if (events[0].Transaction.Origin is not EditOrigin origin)
        {
            return; // the stamps themselves
        }

        var stamps = new List<(SharedMap Map, Actor Author)>();
        foreach (var change in events)
        {
            foreach (var (comment, id) in NewComments(change))
            {
                stamps.Add((comment, AuthorOf(comment, origin)));
                AddMessages(comment.GetArray(CommentFields.Messages)?.ToList() ?? [], id, comment, origin, stamps);
            }

            if (change.Target is SharedArray { Parent: SharedMap owner } && change.Path is [{ Text: { } of }, { Text: CommentFields.Messages }])
            {
                AddMessages(change.Delta.Where(op => op.Kind == DeltaKind.Insert).SelectMany(op => op.Values ?? []), of, owner, origin, stamps);
            }
        }

        if (stamps.Count > 0 && origin.Connection is not null)
        {
            doc.Transact(new StampOrigin(), _ => stamps.ForEach(stamp => Stamp(stamp.Map, stamp.Author)));
        }
    }

    private static IEnumerable<(SharedMap Comment, string Id)> NewComments(TypeEvent change) =>
        change.Path.Count > 0 || change.Target is not SharedMap root
            ? []
            : change.Keys.Where(key => key.Value.Action != KeyAction.Delete).Select(key => (root.GetMap(key.Key), key.Key)).Where(entry => entry.Item1 is not null).Select(entry => (entry.Item1!, entry.Key));

    private void AddMessages(IEnumerable<Any> messages, string id, SharedMap comment, EditOrigin origin, List<(SharedMap Map, Actor Author)> stamps)
    {
        foreach (var message in messages.Select(value => value.Shared).OfType<SharedMap>())
        {
            var author = AuthorOf(message, origin);
            stamps.Add((message, author));
            foreach (var user in MentionedIn(message))
            {
                mentions.Add(new Mention(id, comment[CommentFields.BlockId].Text, user, author, message[CommentFields.Body].Text ?? ""));
            }
        }
    }

    private static IEnumerable<Guid> MentionedIn(SharedMap message) =>
        ((message[CommentFields.Mentions].Shared?.ToAny() ?? message[CommentFields.Mentions]).List ?? [])
            .Select(user => Guid.TryParse(user.Text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().Take(CommentFields.MaxMentions);

    private Actor AuthorOf(SharedType type, EditOrigin origin) => (type.Id is { } id ? writerOf(id.Client) : null) ?? origin.Actor;

    private void Stamp(SharedMap map, Actor author)
    {
        if (!CommentFields.IsBy(map, author) || map[CommentFields.Author] != CommentFields.AuthorOf(author))
        {
            map[CommentFields.Author] = CommentFields.AuthorOf(author);
        }

        map[CommentFields.CreatedAt] = CommentFields.Time(time.GetUtcNow());
    }
}

/// <summary>The origin of transactions by which the server corrects who wrote what when.</summary>
internal sealed record StampOrigin;
