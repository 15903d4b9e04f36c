using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live;

/// <summary>
/// Decides whether a collaborator may make a change, by what the change touches. Client ids belong to the first actor that
/// writes with them, so that nobody writes in another's name.
/// </summary>
internal sealed class UpdateGuard
{
    private const string Comments = "comments";
    private readonly Dictionary<ulong, string> writers = [];

    /// <summary>The reason for a refusal; null when the change is allowed.</summary>
    public string? Refuse(IReadOnlyList<Touch> touches, DocumentAccess access, Actor actor, Doc doc)
    {
        foreach (var touch in touches)
        {
            if (access != DocumentAccess.Edit && !(access == DocumentAccess.Comment && (touch.Root == Comments || touch.Kind == TouchKind.Collected)))
            {
                return access == DocumentAccess.View ? "Your role may look at this canvas, not change it." : "Your role may only write comments here.";
            }

            if (IsNew(touch, doc) && writers.TryGetValue(touch.Client, out var writer) && writer != actor.Key)
            {
                return "The change carries a client id of somebody else.";
            }
        }

        foreach (var touch in touches)
        {
            if (IsNew(touch, doc))
            {
                writers.TryAdd(touch.Client, actor.Key);
            }
        }

        return null;
    }

    private static bool IsNew(Touch touch, Doc doc) => touch.Kind != TouchKind.Delete && touch.Clocks.End > doc.ClockOf(touch.Client);
}
