using Cadre.Canvases.Contracts;
using Cadre.Planning.Contracts;

namespace Cadre.Planning.Composition;

/// <summary>Places a plan on a canvas: layers from left to right by dependency within each group, groups as frames in layers of their own, on a grid of 20.</summary>
internal static class CanvasLayout
{
    private const double Width = 260;
    private const double Height = 140;
    private const double Across = 80;
    private const double Down = 40;
    private const double Margin = 40;
    private const double Heading = 60;
    private const double Between = 120;

    /// <summary>The edits that write the plan.</summary>
    public static IReadOnlyList<CanvasEdit> Edits(PlanContract plan)
    {
        var ordered = PlanOrder.Sort(plan.Blocks, plan.Connections);
        var groups = Clusters(plan, ordered);
        var columns = Layers([.. groups.Select(g => g.Id)], Flow(plan, groups));
        var edits = new List<CanvasEdit>();
        var left = 0.0;
        foreach (var column in groups.GroupBy(g => columns[g.Id]).OrderBy(c => c.Key))
        {
            var top = 0.0;
            var widest = 0.0;
            foreach (var group in column)
            {
                var size = Place(plan, group, left, top, edits);
                top += size.Height + Between;
                widest = Math.Max(widest, size.Width);
            }

            left += widest + Between;
        }

        edits.AddRange(plan.Connections.Select((c, i) => new Connect(new CanvasConnection($"e{i + 1}", c.From[0], c.From[1], c.To[0], c.To[1]))));
        return edits;
    }

    private static (double Width, double Height) Place(PlanContract plan, Cluster group, double left, double top, List<CanvasEdit> edits)
    {
        var framed = group.Title is not null;
        var inner = plan.Connections.Where(c => group.Blocks.Any(b => b.Id == c.From[0]) && group.Blocks.Any(b => b.Id == c.To[0])).Select(c => (c.From[0], c.To[0])).ToList();
        var layers = Layers([.. group.Blocks.Select(b => b.Id)], inner);
        var rows = new Dictionary<int, int>();
        var (x0, y0) = framed ? (left + Margin, top + Heading + Margin) : (left, top);
        var placed = new List<CanvasEdit>();
        var (right, bottom) = (x0, y0);
        foreach (var block in group.Blocks)
        {
            var layer = layers[block.Id];
            var row = rows.GetValueOrDefault(layer);
            rows[layer] = row + 1;
            var box = new CanvasBox(x0 + (layer * (Width + Across)), y0 + (row * (Height + Down)), Width, Height);
            (right, bottom) = (Math.Max(right, box.X + Width), Math.Max(bottom, box.Y + Height));
            placed.Add(new AddBlock(new CanvasBlock(block.Id, block.Type, block.Title, block.Settings) { Why = block.Why, Box = box, Parent = framed ? group.Id : null }));
        }

        if (framed)
        {
            var box = new CanvasBox(left, top, right + Margin - left, bottom + Margin - top);
            edits.Add(new AddBlock(new CanvasBlock(group.Id, "frame", group.Title!, System.Text.Json.JsonSerializer.SerializeToElement(new Dictionary<string, string>())) { Box = box }));
        }

        edits.AddRange(placed);
        return framed ? (right + Margin - left, bottom + Margin - top) : (right - left, bottom - top);
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

    private static List<(string From, string To)> Flow(PlanContract plan, List<Cluster> groups)
    {
        var owner = groups.SelectMany(g => g.Blocks.Select(b => (b.Id, Group: g))).ToDictionary(p => p.Id, p => p.Group, StringComparer.Ordinal);
        return [.. plan.Connections.Where(c => owner.ContainsKey(c.From[0]) && owner.ContainsKey(c.To[0])).Select(c => (From: owner[c.From[0]], To: owner[c.To[0]]))
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

    private sealed record Cluster(string Id, string? Title, IReadOnlyList<PlanBlock> Blocks);
}
