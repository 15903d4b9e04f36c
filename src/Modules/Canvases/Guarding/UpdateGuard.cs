using Cadre.Canvases.Comments;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Editing;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Guarding;

/// <summary>
/// Decides whether a collaborator may make a change, by what the change touches: 1. its role, 2. client ids belong to the first actor that writes with them, so that nobody
/// writes in another's name, 3. its scope, 4. the rules of comments, 5. no block inside itself.
/// </summary>
internal sealed class UpdateGuard
{
    private readonly Dictionary<ulong, Actor> writers = [];

    /// <summary>Whose client id it is; null when nobody has written with it since the document was opened.</summary>
    public Actor? WriterOf(ulong client) => writers.GetValueOrDefault(client);

    /// <summary>The reason for a refusal; null when the change is allowed.</summary>
    public string? Refuse(IReadOnlyList<Touch> touches, DocumentAccess access, EditScope? scope, Actor actor, Doc doc)
    {
        foreach (var touch in touches)
        {
            if (access != DocumentAccess.Edit && !(access == DocumentAccess.Comment && (touch.Root == CanvasContent.Comments || touch.Kind == TouchKind.Collected))) // 1
            {
                return access == DocumentAccess.View ? "Your role may look at this canvas, not change it." : "Your role may only write comments here.";
            }

            if (IsNew(touch, doc) && writers.TryGetValue(touch.Client, out var writer) && writer.Key != actor.Key) // 2
            {
                return "The change carries a client id of somebody else.";
            }
        }

        if (scope is not null && !ScopeRules.Allows(scope, touches, actor, doc)) // 3
        {
            return ScopeRules.Refusal;
        }

        if (CommentRules.Concern(touches) && new CommentRules(touches, scope is null ? access : DocumentAccess.Comment, actor, doc).Refuse() is { } forbidden) // 4
        {
            return forbidden;
        }

        if (ParentCycles.Refuse(touches, doc) is { } cycle) // 5
        {
            return cycle;
        }

        foreach (var touch in touches)
        {
            if (IsNew(touch, doc))
            {
                writers.TryAdd(touch.Client, actor);
            }
        }

        return null;
    }

    private static bool IsNew(Touch touch, Doc doc) => touch.Kind != TouchKind.Delete && touch.Clocks.End > doc.ClockOf(touch.Client);
}
