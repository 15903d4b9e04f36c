using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>Orders blocks so that each comes after the frame or group it is in, as they are to be added; else their order stays. What is inside itself comes last.</summary>
internal static class ParentsFirst
{
    public static IReadOnlyList<CanvasBlock> Of(IReadOnlyList<CanvasBlock> blocks)
    {
        var waiting = blocks.Where(block => block.Parent is not null).ToLookup(block => block.Parent!, StringComparer.Ordinal);
        var known = blocks.Select(block => block.Id).ToHashSet(StringComparer.Ordinal);
        var ordered = new List<CanvasBlock>(blocks.Count);
        var next = new Stack<CanvasBlock>(blocks.Where(block => block.Parent is not { } parent || !known.Contains(parent)).Reverse());
        while (next.TryPop(out var block))
        {
            ordered.Add(block);
            foreach (var child in waiting[block.Id].Reverse())
            {
                next.Push(child);
            }
        }

        return ordered.Count == blocks.Count ? ordered : [.. ordered, .. blocks.Except(ordered)];
    }
}
