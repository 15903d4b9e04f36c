using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>
/// Which blocks are within which: everything reached from the inner outputs of a loop (or while, try) is within it, until a connection comes back to its inner inputs.
/// A block in several is within the innermost.
/// </summary>
internal sealed class CanvasBodies
{
    private readonly Dictionary<string, BodyPorts> ports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> members = new(StringComparer.Ordinal);
    private readonly CanvasGraph graph;

    public CanvasBodies(CanvasGraph graph, IBlockCatalog catalog)
    {
        this.graph = graph;
        foreach (var block in graph.Blocks)
        {
            if (catalog.Find(block.Type)?.Body is { } body)
            {
                ports[block.Id] = body;
            }
        }

        foreach (var opener in ports.Keys)
        {
            members[opener] = Reach(opener);
        }
    }

    public bool IsOpener(string id) => ports.ContainsKey(id);

    public BodyPorts PortsOf(string opener) => ports[opener];

    /// <summary>Whether a connection ends a round: it goes into an inner input.</summary>
    public bool IsReturn(CanvasConnection connection) => ports.TryGetValue(connection.To, out var body) && body.Takes.Contains(connection.ToPort, StringComparer.Ordinal);

    /// <summary>Whether a connection begins a round: it comes from an inner output.</summary>
    public bool IsEntry(CanvasConnection connection) => ports.TryGetValue(connection.From, out var body) && body.Gives.Contains(connection.FromPort, StringComparer.Ordinal);

    /// <summary>Everything within, however deep.</summary>
    public IReadOnlySet<string> Within(string opener) => members[opener];

    /// <summary>The openers a block is within, in no order.</summary>
    public IEnumerable<string> Around(string id) => members.Where(m => m.Key != id && m.Value.Contains(id)).Select(m => m.Key);

    /// <summary>The innermost opener a block is within; null for none, and when there is no single innermost one.</summary>
    public string? ParentOf(string id)
    {
        var around = Around(id).ToList();
        return around.Find(candidate => around.TrueForAll(other => other == candidate || members[other].Contains(candidate)));
    }

    /// <summary>Two that a block is within, of which neither is within the other; null when there are none.</summary>
    public (string One, string Other)? Torn(string id)
    {
        var around = Around(id).ToList();
        foreach (var one in around)
        {
            if (around.Find(other => other != one && members[one].Contains(other) == members[other].Contains(one)) is { } other)
            {
                return (one, other);
            }
        }

        return null;
    }

    private HashSet<string> Reach(string opener)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<CanvasConnection>(graph.OutOf(opener).Where(IsEntry));
        while (open.TryDequeue(out var connection))
        {
            if ((connection.To == opener && IsReturn(connection)) || !reached.Add(connection.To) || connection.To == opener)
            {
                continue;
            }

            foreach (var next in graph.OutOf(connection.To))
            {
                open.Enqueue(next);
            }
        }

        return reached;
    }
}
