using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Editing;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Documents;

/// <summary>Writes the difference between two canvases into a document that holds the first: each field on its own, so that it merges with what others do meanwhile.</summary>
internal static class SnapshotWriting
{
    public static void Write(Doc doc, Actor actor, CanvasSnapshot from, CanvasSnapshot to)
    {
        var (old, wanted) = (from.Blocks.ToDictionary(b => b.Id, StringComparer.Ordinal), to.Blocks.Select(b => b.Id).ToHashSet(StringComparer.Ordinal));
        var kept = to.Connections.ToHashSet();
        foreach (var connection in from.Connections.Where(c => !kept.Contains(c)))
        {
            doc.GetMap(CanvasContent.Edges).Remove(connection.Id);
        }

        foreach (var block in from.Blocks.Where(b => !wanted.Contains(b.Id)))
        {
            CanvasEditing.Remove(doc, block.Id);
        }

        var top = CanvasEditing.Top(doc);
        foreach (var block in to.Blocks)
        {
            if (old.TryGetValue(block.Id, out var before))
            {
                Change(doc, before, block);
            }
            else
            {
                top = FractionalIndex.After(top);
                CanvasEditing.Add(doc, actor, block, top);
            }
        }

        var there = from.Connections.ToHashSet();
        foreach (var connection in to.Connections.Where(c => !there.Contains(c)))
        {
            CanvasEditing.Connect(doc, connection);
        }
    }

    private static void Change(Doc doc, CanvasBlock before, CanvasBlock after)
    {
        if (doc.GetMap(CanvasContent.Blocks).GetMap(after.Id) is not { } block)
        {
            return;
        }

        if (before.Box != after.Box)
        {
            CanvasEditing.Move(doc, new MoveBlock(after.Id, after.Box));
        }

        if (before.Type != after.Type)
        {
            block["type"] = after.Type;
        }

        if (before.Parent != after.Parent)
        {
            block["at"] = new Any[] { after.Parent, CanvasContent.ReadAt(block).Z };
        }

        Field(block, "title", before.Title, after.Title);
        Field(block, "why", before.Why is { } why ? why : Any.Undefined, after.Why is { } reason ? reason : Any.Undefined);
        Field(block, "v", before.Version, after.Version);
        BlockFields.WriteSettings(block, CanvasEditing.FromJson(after.Settings).Map!); // an object parses to a map
        var (old, wanted) = (Props(before), Props(after));
        foreach (var name in old.Keys.Union(wanted.Keys, StringComparer.Ordinal))
        {
            Field(block, name, old.GetValueOrDefault(name), wanted.GetValueOrDefault(name));
        }
    }

    private static void Field(SharedMap block, string name, Any before, Any after)
    {
        if (before != after)
        {
            BlockFields.Write(block, name, after);
        }
    }

    private static IReadOnlyDictionary<string, Any> Props(CanvasBlock block) => CanvasEditing.FromJson(block.Props ?? default).Map!; // what is no object has no members
}
