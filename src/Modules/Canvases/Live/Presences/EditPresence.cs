using Cadre.Canvases.Contracts;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Presences;

/// <summary>What a collaborator inside the server shows of itself while it edits: where it works, for those who watch.</summary>
internal static class EditPresence
{
    private const int MaxSelection = 20;

    /// <summary>The blocks an actor has just edited, as its selection, and its cursor at the last of them; null for people, who show themselves, and where nothing is to be seen.</summary>
    public static Any? Of(Actor actor, IReadOnlyList<CanvasEdit> edits, CanvasSnapshot after)
    {
        if (actor.Kind is ActorKind.User or ActorKind.Guest)
        {
            return null;
        }

        var ids = edits.Select(BlockOf).OfType<string>().Distinct(StringComparer.Ordinal).TakeLast(MaxSelection).ToList();
        if (after.Blocks.LastOrDefault(block => ids.Contains(block.Id)) is not { Box: var box })
        {
            return null;
        }

        return Any.FromMap(new Dictionary<string, Any>
        {
            ["cursor"] = new Any[] { box.X + (box.Width / 2), box.Y + (box.Height / 2) },
            ["selection"] = Any.FromList(ids.Select(id => (Any)id)),
            ["status"] = "editing",
        });
    }

    private static string? BlockOf(CanvasEdit edit) => edit switch
    {
        AddBlock add => add.Block.Id,
        SetBlock set => set.Id,
        MoveBlock move => move.Id,
        Connect connect => connect.Connection.To,
        _ => null,
    };
}
