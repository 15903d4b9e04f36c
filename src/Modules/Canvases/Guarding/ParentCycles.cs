using Cadre.Canvases.Live.Editing;
using Cadre.Crdt;

namespace Cadre.Canvases.Guarding;

/// <summary>Refuses changes that would put a block inside itself, directly or through frames and groups.</summary>
internal static class ParentCycles
{
    private const int MaxDepth = 1_000;

    public static string? Refuse(IReadOnlyList<Touch> touches, Doc doc)
    {
        Dictionary<string, string?>? moved = null;
        foreach (var touch in touches)
        {
            if (touch is { Kind: TouchKind.Insert, Root: CanvasContent.Blocks, Keys: [{ } id, "at"] })
            {
                (moved ??= new(StringComparer.Ordinal))[id] = touch.Value.List is [{ Text: { } parent }, ..] ? parent : null;
            }
        }

        return moved is not null && moved.Any(entry => entry.Value is not null && IsInside(entry.Key, moved, doc)) ? "The block would be inside itself." : null;
    }

    private static bool IsInside(string id, Dictionary<string, string?> moved, Doc doc)
    {
        var blocks = doc.GetMap(CanvasContent.Blocks);
        var at = id;
        for (var steps = 0; steps < MaxDepth; steps++)
        {
            var parent = moved.TryGetValue(at, out var wanted) ? wanted : blocks.GetMap(at) is { } block ? CanvasContent.ReadAt(block).Parent : null;
            if (parent is null)
            {
                return false;
            }

            if (parent == id)
            {
                return true;
            }

            at = parent;
        }

        return true; // deeper than any canvas, or a circle that was there before
    }
}
