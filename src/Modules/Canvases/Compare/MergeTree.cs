using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Compare;

/// <summary>Makes parents sound after a merge: who lost its parent, or came to be inside itself, lies on the canvas.</summary>
internal static class MergeTree
{
    public static IReadOnlyList<CanvasBlock> Sound(IReadOnlyList<CanvasBlock> blocks)
    {
        var parents = blocks.ToDictionary(b => b.Id, b => b.Parent, StringComparer.Ordinal);
        foreach (var id in blocks.Select(b => b.Id))
        {
            if (parents[id] is { } parent && (!parents.ContainsKey(parent) || IsInside(id, parents)))
            {
                parents[id] = null;
            }
        }

        return [.. blocks.Select(b => b.Parent == parents[b.Id] ? b : b with { Parent = parents[b.Id] })];
    }

    private static bool IsInside(string id, Dictionary<string, string?> parents)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = parents[id]; at is not null && seen.Add(at); at = parents.GetValueOrDefault(at))
        {
            if (at == id)
            {
                return true;
            }
        }

        return false;
    }
}
