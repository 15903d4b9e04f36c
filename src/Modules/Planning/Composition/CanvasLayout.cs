using Cadre.Canvases.Contracts;
using Cadre.Planning.Contracts;

namespace Cadre.Planning.Composition;

/// <summary>Places a plan on a canvas: layers from left to right by dependency within each group, groups as frames one after the other, broken into rows that fill a screen, on a grid of 20.</summary>
internal static class CanvasLayout
{
    private const double Width = 260;
    private const double Height = 140;
    private const double Across = 80;
    private const double Down = 40;
    private const double Margin = 40;
    private const double Heading = 60;
    private const double Between = 120;

    /// <summary>The edits that write the plan, each block in the newest version of its type: plans are made by the newest manifests.</summary>
    public static IReadOnlyList<CanvasEdit> Edits(PlanContract plan, IBlockCatalog catalog)
    {
        var groups = Clusters(plan, PlanOrder.Sort(plan.Blocks, plan.Connections));
        var wires = PlanOrder.Forward(plan.Blocks, plan.Connections);
        var columns = Layers([.. groups.Select(g => g.Id)], Flow(wires, groups));
        var sequence = groups.OrderBy(g => columns[g.Id]).Select(g => Place(wires, g)).ToList();
        var rows = RowBreaks.Of([.. sequence.Select(g => (g.Width, g.Height))], Between, Between);
        var edits = new List<CanvasEdit>();
        var top = 0.0;
        foreach (var row in sequence.Select((group, i) => (Group: group, Row: rows[i])).GroupBy(entry => entry.Row, entry => entry.Group))
        {
            var left = 0.0;
            foreach (var group in row)
            {
                edits.AddRange(group.Blocks.Select(block => new AddBlock(block with { Version = catalog.Find(block.Type)?.Version ?? 1, Box = block.Box with { X = block.Box.X + left, Y = block.Box.Y + top } })));
                left += group.Width + Between;
            }

            top += row.Max(group => group.Height) + Between;
        }

        edits.AddRange(plan.Connections.Select((c, i) => new Connect(new CanvasConnection($"e{i + 1}", c.From[0], c.From[1], c.To[0], c.To[1]))));
        return edits;
    }

    /// <summary>A group by itself: its columns in as many rows as fill a screen, and a frame around it when it has a title.</summary>
    private static PlacedGroup Place(IReadOnlyList<(string From, string To)> wires, Cluster group)
    {
        var framed = group.Title is not null;
        var (x0, y0) = framed ? (Margin, Heading + Margin) : (0, 0);
        var inner = wires.Where(w => group.Blocks.Any(b => b.Id == w.From) && group.Blocks.Any(b => b.Id == w.To)).ToList();
        var layers = Layers([.. group.Blocks.Select(b => b.Id)], inner);
        var columns = group.Blocks.GroupBy(block => layers[block.Id]).OrderBy(column => column.Key).Select(column => column.ToList()).ToList();
        var rows = RowBreaks.Of([.. columns.Select(column => (Width, (column.Count * (Height + Down)) - Down))], Across, Between);
        var blocks = new List<CanvasBlock>();
        var top = y0;
        foreach (var row in columns.Select((column, i) => (Column: column, Row: rows[i])).GroupBy(entry => entry.Row, entry => entry.Column))
        {
            blocks.AddRange(row.SelectMany((column, x) => column.Select((block, y) => new CanvasBlock(block.Id, block.Type, block.Title, block.Settings)
            {
                Why = block.Why,
                Box = new CanvasBox(x0 + (x * (Width + Across)), top + (y * (Height + Down)), Width, Height),
                Parent = framed ? group.Id : null,
            })));
            top += (row.Max(column => column.Count) * (Height + Down)) - Down + Between;
        }

        var (right, bottom) = (blocks.Max(b => b.Box.X + b.Box.Width), blocks.Max(b => b.Box.Y + b.Box.Height));
        if (!framed)
        {
            return new PlacedGroup(right, bottom, blocks);
        }

        var frame = new CanvasBlock(group.Id, "frame", group.Title!, System.Text.Json.JsonSerializer.SerializeToElement(new Dictionary<string, string>())) { Box = new(0, 0, right + Margin, bottom + Margin) };
        return new PlacedGroup(right + Margin, bottom + Margin, [frame, .. blocks]);
    }

    private static List<Cluster> Clusters(PlanContract plan, IReadOnlyList<PlanBlock> ordered)
    {
        var ids = plan.Blocks.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var clusters = plan.Groups.Where(g => !ids.Contains(g.Id)).Select(g => new Cluster(g.Id, g.Title, [.. ordered.Where(b => b.Group == g.Id)])).Where(c => c.Blocks.Count > 0).ToList();
        var loose = ordered.Where(b => !clusters.Any(c => c.Id == b.Group)).ToList();
        if (loose.Count > 0)
        {
            clusters.Add(new Cluster("", null, loose));
        }

        return clusters;
    }

    private static List<(string From, string To)> Flow(IReadOnlyList<(string From, string To)> wires, List<Cluster> groups)
    {
        var owner = groups.SelectMany(g => g.Blocks.Select(b => (b.Id, Group: g))).ToDictionary(p => p.Id, p => p.Group, StringComparer.Ordinal);
        return [.. wires.Where(w => owner.ContainsKey(w.From) && owner.ContainsKey(w.To)).Select(w => (From: owner[w.From], To: owner[w.To]))
            .Where(w => groups.IndexOf(w.From) < groups.IndexOf(w.To)).Select(w => (w.From.Id, w.To.Id)).Distinct()];
    }

    private static Dictionary<string, int> Layers(IReadOnlyList<string> ids, IReadOnlyList<(string From, string To)> wires)
    {
        var layers = ids.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        for (var round = 0; round < ids.Count; round++)
        {
            var moved = false;
            foreach (var (from, to) in wires.Where(w => layers[w.To] <= layers[w.From] && layers[w.From] + 1 < ids.Count))
            {
                layers[to] = layers[from] + 1;
                moved = true;
            }

            if (!moved)
            {
                break;
            }
        }

        return layers;
    }

    private sealed record PlacedGroup(double Width, double Height, IReadOnlyList<CanvasBlock> Blocks);

    private sealed record Cluster(string Id, string? Title, IReadOnlyList<PlanBlock> Blocks);
}
