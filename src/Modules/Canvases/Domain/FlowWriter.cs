using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>
/// Writes the chosen blocks of a canvas as a flow, the blocks within loops as bodies. A value from around a body comes in through its opener: each opener on the way gets it
/// as an input of its own (<c>from:block.port</c>).
/// </summary>
/// <param name="graph">The canvas.</param>
/// <param name="bodies">What is within what.</param>
/// <param name="chosen">The blocks to write.</param>
/// <param name="nodes">Makes the step of a block, without body.</param>
/// <param name="called">The flow of the canvas that a block runs; null for other blocks.</param>
internal sealed class FlowWriter(CanvasGraph graph, CanvasBodies bodies, IReadOnlySet<string> chosen, Func<CanvasBlock, FlowNode> nodes, Func<CanvasBlock, Flow?> called)
{
    private readonly Dictionary<string, Flow> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> captures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CanvasConnection> captured = new(StringComparer.Ordinal);

    /// <summary>Writes the flow, with the connections by which it is opened and gives its results when it is the body of another canvas's block.</summary>
    public Flow Write(string title, Func<FlowNode, IEnumerable<FlowEdge>> frame)
    {
        var written = WriteScope(title, null);
        var flow = written with { Edges = [.. written.Edges, .. written.Nodes.SelectMany(frame)] };
        var early = flow.Nodes.Concat(parts.Values.SelectMany(p => p.Nodes)).Any(n => n.JoinAfter is not null);
        return parts.Count == 0 ? flow with { Format = early ? 2 : 1 } : flow with { Format = 2, Parts = parts };
    }

    private Flow WriteScope(string title, string? opener)
    {
        var ids = chosen.Where(id => bodies.ParentOf(id) == opener).Order(StringComparer.Ordinal).ToList();
        var steps = ids.Select(id => Node(graph.Find(id)!)).ToList();
        var edges = ids.SelectMany(id => Into(id, opener)).ToList();
        if (opener is not null)
        {
            edges.AddRange(graph.Into(opener).Where(c => bodies.IsReturn(c) && chosen.Contains(c.From)).Select(c => new FlowEdge(c.From, c.FromPort, Flow.Opener, c.ToPort)));
        }

        return new Flow(1, title, steps, edges);
    }

    private FlowNode Node(CanvasBlock block)
    {
        var node = nodes(block);
        if (bodies.IsOpener(block.Id))
        {
            return node with { Body = Keep(WriteScope(block.Title, block.Id)) };
        }

        return called(block) is { } flow ? node with { Body = Keep(flow) } : node;
    }

    private string Keep(Flow body)
    {
        foreach (var (inner, part) in body.Parts ?? new Dictionary<string, Flow>())
        {
            parts[inner] = part;
        }

        var alone = body with { Format = 1, Parts = null };
        var hash = alone.Hash;
        parts[hash] = alone;
        return hash;
    }

    private IEnumerable<FlowEdge> Into(string id, string? scope)
    {
        var direct = graph.Into(id).Where(c => !bodies.IsReturn(c) && chosen.Contains(c.From)).Select(c => Edge(c, c.FromPort, id, c.ToPort, scope));
        var hidden = captures.GetValueOrDefault(id, []).Select(name => Edge(captured[name], captured[name].FromPort, id, name, scope));
        return [.. direct, .. hidden];
    }

    private FlowEdge Edge(CanvasConnection source, string port, string to, string toPort, string? scope)
    {
        if (scope is not null && source.From == scope && bodies.IsEntry(source))
        {
            return new(Flow.Opener, port, to, toPort);
        }

        if (!bodies.IsEntry(source) && bodies.ParentOf(source.From) == scope)
        {
            return new(source.From, port, to, toPort);
        }

        var name = $"from:{source.From}.{port}";
        captured[name] = source;
        if (!captures.TryGetValue(scope!, out var needed))
        {
            captures[scope!] = needed = new(StringComparer.Ordinal);
        }

        needed.Add(name);
        return new(Flow.Opener, name, to, toPort);
    }

    /// <summary>The value of a setting as text; its schema's default when absent.</summary>
    public static string? Setting(BlockManifest manifest, JsonElement settings, string name)
    {
        if (settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }

        return manifest.SettingsSchema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var schema) && schema.TryGetProperty("default", out var fallback)
            ? fallback.ValueKind == JsonValueKind.String ? fallback.GetString() : fallback.GetRawText()
            : null;
    }
}
