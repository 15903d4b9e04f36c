using Cadre.Canvases.Comments;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Tests.Guarding;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Comments;

/// <summary>Ada began thread a, Bob answered in it; what may each of them do, with which role?</summary>
public class CommentRulesTests
{
    private static readonly Actor Ada = new(ActorKind.User, Guid.NewGuid(), "Ada");
    private static readonly Actor Bob = new(ActorKind.User, Guid.NewGuid(), "Bob");

    public static TheoryData<string, bool, bool, bool> Changes => new()
    {
        // what, Ada (commenter), Bob (commenter), Bob (editor)
        { "new thread", true, true, true },
        { "answer", true, true, true },
        { "resolve", true, true, true },
        { "edit first", true, false, false },
        { "edit second", false, true, true },
        { "remove first", true, false, true },
        { "remove second", false, true, true },
        { "remove thread", true, false, true },
        { "replace thread", true, false, false },
        { "replace messages", false, false, false },
        { "author of thread", false, false, false },
        { "author of second", false, false, false },
        { "time", false, false, false },
        { "move", true, false, true },
        { "long", false, false, false },
        { "text for thread", false, false, false },
        { "text for message", false, false, false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Refuse_EachChange_ByAuthorAndOthers(string what, bool ada, bool bob, bool editor)
    {
        var doc = Thread();
        (Attempt.Refusal(doc, Ada, DocumentAccess.Comment, copy => Change(copy, what, Ada)) is null).ShouldBe(ada, "Ada");
        (Attempt.Refusal(doc, Bob, DocumentAccess.Comment, copy => Change(copy, what, Bob)) is null).ShouldBe(bob, "Bob");
        (Attempt.Refusal(doc, Bob, DocumentAccess.Edit, copy => Change(copy, what, Bob)) is null).ShouldBe(editor, "Bob as editor");
    }

    private static void Change(Doc doc, string what, Actor actor)
    {
        var comments = doc.GetMap("comments");
        var thread = comments.GetMap("a")!;
        var messages = thread.GetArray("messages")!;
        var (first, second) = ((SharedMap)messages[0].Shared!, (SharedMap)messages[1].Shared!);
        Action change = what switch
        {
            "new thread" => () => comments["b"] = Comment(actor, "New"),
            "answer" => () => messages.Append(Message(actor, "Answer")),
            "resolve" => () => thread["resolved"] = true,
            "edit first" => () => first["body"] = "changed",
            "edit second" => () => second["body"] = "changed",
            "remove first" => () => messages.Delete(0),
            "remove second" => () => messages.Delete(1),
            "remove thread" => () => comments.Remove("a"),
            "replace thread" => () => comments["a"] = Comment(actor, "Mine now"),
            "replace messages" => () => thread["messages"] = new SharedArray(),
            "author of thread" => () => thread["author"] = CommentFields.AuthorOf(actor),
            "author of second" => () => second["author"] = CommentFields.AuthorOf(Ada),
            "time" => () => second["createdAt"] = "2000-01-01",
            "move" => () => thread["at"] = new Any[] { 1, 2 },
            "long" => () => messages.Append(Message(actor, new string('x', CommentFields.MaxBody + 1))),
            "text for thread" => () => comments["c"] = "text",
            _ => () => messages.Append("text"),
        };
        change();
    }

    private static Doc Thread()
    {
        var doc = new Doc();
        var comment = Comment(Ada, "First");
        doc.GetMap("comments")["a"] = comment;
        comment.GetArray("messages")!.Append(Message(Bob, "Second"));
        return doc;
    }

    private static SharedMap Comment(Actor author, string body)
    {
        var messages = new SharedArray();
        messages.Append(Message(author, body));
        return new SharedMap { { "author", CommentFields.AuthorOf(author) }, { "createdAt", "2026-01-01" }, { "resolved", false }, { "messages", messages } };
    }

    private static SharedMap Message(Actor author, string body) => new() { { "author", CommentFields.AuthorOf(author) }, { "body", body }, { "createdAt", "2026-01-01" } };
}
