using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>Gives places to blocks that came without: written by hand or by programs, they all lie on one spot. Columns by depth of dependency, rows in order.</summary>
internal static class Arrangement
{
    private const double Width = 260;
    private const double Height = 140;
    private const double Across = 340;
    private const double Down = 180;

    /// <summary>The blocks as they are when at least two of them have places of their own, else arranged.</summary>
    public static IReadOnlyList<CanvasBlock> Of(IReadOnlyList<CanvasBlock> blocks, IReadOnlyList<CanvasConnection> connections)
    {
        if (blocks.Count < 2 || blocks.Select(b => (b.Box.X, b.Box.Y)).Distinct().Count() > 1)
        {
            return blocks;
        }

        var depths = Depths(blocks, connections);
        var rows = new Dictionary<int, int>();
        return [.. blocks.Select(block =>
        {
            var column = depths[block.Id];
            var row = rows.GetValueOrDefault(column);
            rows[column] = row + 1;
            return block with { Box = new CanvasBox(column * Across, row * Down, Width, Height) };
        })];
    }

    // longest path from a source; on a circle the walk ends after as many rounds as there are blocks
    private static Dictionary<string, int> Depths(IReadOnlyList<CanvasBlock> blocks, IReadOnlyList<CanvasConnection> connections)
    {
        var depths = blocks.DistinctBy(b => b.Id).ToDictionary(b => b.Id, _ => 0, StringComparer.Ordinal);
        var moved = true;
        for (var round = 0; moved && round < blocks.Count; round++)
        {
            moved = false;
            foreach (var edge in connections.Where(c => depths.ContainsKey(c.From) && depths.ContainsKey(c.To) && depths[c.To] <= depths[c.From]))
            {
                depths[edge.To] = depths[edge.From] + 1;
                moved = true;
            }
        }

        return depths;
    }
}
