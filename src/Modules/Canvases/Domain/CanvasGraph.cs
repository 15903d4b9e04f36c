using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>The runnable part of a canvas as a graph.</summary>
internal sealed class CanvasGraph
{
    private static readonly HashSet<string> Passive = new(StringComparer.Ordinal) { "group", "frame", "note" };
    private readonly Dictionary<string, CanvasBlock> blocks;
    private readonly ILookup<string, CanvasConnection> incoming;
    private readonly ILookup<string, CanvasConnection> outgoing;

    public CanvasGraph(CanvasSnapshot canvas)
    {
        blocks = canvas.Blocks.Where(b => !Passive.Contains(b.Type)).ToDictionary(b => b.Id, StringComparer.Ordinal);
        var connections = canvas.Connections.Where(c => blocks.ContainsKey(c.From) && blocks.ContainsKey(c.To)).ToList();
        incoming = connections.ToLookup(c => c.To, StringComparer.Ordinal);
        outgoing = connections.ToLookup(c => c.From, StringComparer.Ordinal);
    }

    public IReadOnlyCollection<CanvasBlock> Blocks => blocks.Values;

    public CanvasBlock? Find(string id) => blocks.GetValueOrDefault(id);

    public IEnumerable<CanvasConnection> Into(string id) => incoming[id];

    public IEnumerable<CanvasConnection> OutOf(string id) => outgoing[id];

    /// <summary>The given blocks and everything that depends on them.</summary>
    public HashSet<string> WithDependants(IEnumerable<string> ids)
    {
        var found = new HashSet<string>(ids, StringComparer.Ordinal);
        var queue = new Queue<string>(found);
        while (queue.TryDequeue(out var id))
        {
            foreach (var next in outgoing[id].Select(c => c.To).Where(found.Add))
            {
                queue.Enqueue(next);
            }
        }

        return found;
    }

    /// <summary>Ids on cycles: those that remain when blocks without open predecessors (or successors) are peeled away.</summary>
    /// <param name="returns">Connections that end a round of a loop: they close no cycle.</param>
    public HashSet<string> OnCycles(Func<CanvasConnection, bool> returns)
    {
        var left = new HashSet<string>(blocks.Keys, StringComparer.Ordinal);
        while (left.RemoveWhere(id => !incoming[id].Any(c => left.Contains(c.From) && !returns(c)) || !outgoing[id].Any(c => left.Contains(c.To) && !returns(c))) > 0)
        {
        }

        return left;
    }
}
