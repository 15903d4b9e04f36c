using System.Text.Json;
using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Compare;

/// <summary>Compares two canvases block by block, connection by connection, field by field.</summary>
internal static class CanvasComparison
{
    public static CanvasDiff Of(CanvasSnapshot before, CanvasSnapshot after)
    {
        var blocks = Compare(before.Blocks, after.Blocks);
        var connections = Compare(before.Connections, after.Connections);
        return new CanvasDiff(blocks, connections, new DiffCounts(
            blocks.Added.Count,
            blocks.Removed.Count,
            blocks.Moved.Count,
            blocks.Changed.Count,
            connections.Added.Count + connections.Removed.Count + connections.Changed.Count));
    }

    private static BlockChanges Compare(IReadOnlyList<CanvasBlock> before, IReadOnlyList<CanvasBlock> after)
    {
        var (old, present) = (before.ToDictionary(b => b.Id, StringComparer.Ordinal), after.ToDictionary(b => b.Id, StringComparer.Ordinal));
        var both = after.Where(b => old.ContainsKey(b.Id)).Select(b => (Before: old[b.Id], After: b)).ToList();
        return new BlockChanges(
            [.. after.Where(b => !old.ContainsKey(b.Id))],
            [.. before.Where(b => !present.ContainsKey(b.Id))],
            [.. both.Where(pair => pair.Before.Box != pair.After.Box).Select(pair => new MovedBlock(pair.After.Id, pair.After.Title, Numbers(pair.Before.Box), Numbers(pair.After.Box)))],
            [.. both.Select(pair => new ChangedBlock(pair.After.Id, pair.After.Title, pair.After.Type, Fields(pair.Before, pair.After))).Where(changed => changed.Fields.Count > 0)]);
    }

    private static List<ChangedField> Fields(CanvasBlock before, CanvasBlock after)
    {
        var (old, present) = (BlockFieldMap.Of(before), BlockFieldMap.Of(after));
        return [.. BlockFieldMap.Differing(old, present).Select(path => Field(path, BlockFieldMap.Value(old, path), BlockFieldMap.Value(present, path)))];
    }

    private static ChangedField Field(string path, JsonElement? before, JsonElement? after) => new(path, before, after)
    {
        Text = path is "type" or "parent" ? null : TextComparison.Of(before, after),
    };

    private static ConnectionChanges Compare(IReadOnlyList<CanvasConnection> before, IReadOnlyList<CanvasConnection> after)
    {
        var (old, present) = (before.ToDictionary(c => c.Id, StringComparer.Ordinal), after.ToDictionary(c => c.Id, StringComparer.Ordinal));
        return new ConnectionChanges(
            [.. after.Where(c => !old.ContainsKey(c.Id))],
            [.. before.Where(c => !present.ContainsKey(c.Id))],
            [.. after.Where(c => old.TryGetValue(c.Id, out var was) && was != c).Select(c => new ChangedConnection(c.Id, old[c.Id], c))]);
    }

    private static double[] Numbers(CanvasBox box) => [box.X, box.Y, box.Width, box.Height];
}
