using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Editing;

/// <summary>Writes typed edits into a document.</summary>
internal static class CanvasEditing
{
    /// <summary>Checks all edits, then writes all; on an error nothing is written.</summary>
    public static Result<CanvasSnapshot> Apply(Doc doc, Actor actor, IReadOnlyList<CanvasEdit> edits)
    {
        if (EditPlan.Check(doc, edits) is { } error)
        {
            return error;
        }

        string? top = null;
        foreach (var edit in edits)
        {
            switch (edit)
            {
                case AddBlock add:
                    top = FractionalIndex.After(top ?? Top(doc));
                    Add(doc, actor, add.Block, top);
                    break;
                case SetBlock set: Set(doc, set); break;
                case RemoveBlock remove: Remove(doc, remove.Id); break;
                case MoveBlock move: Move(doc, move); break;
                case Connect connect: Connect(doc, connect.Connection); break;
                case Disconnect disconnect: doc.GetMap(CanvasContent.Edges).Remove(disconnect.Id); break;
                case SetTitle title: doc.GetMap(CanvasContent.Meta)["title"] = title.Title; break;
            }
        }

        return CanvasContent.Read(doc);
    }

    public static string? Top(Doc doc) => CanvasContent.Maps(doc.GetMap(CanvasContent.Blocks)).Select(entry => CanvasContent.ReadAt(entry.Map).Z).Max(StringComparer.Ordinal);

    public static void Add(Doc doc, Actor actor, CanvasBlock block, string z)
    {
        var p = new Dictionary<string, Any> { ["title"] = block.Title, ["settings"] = FromJson(block.Settings), ["v"] = block.Version };
        if (block.Why is { } why)
        {
            p["why"] = why;
        }

        if (block.Props is { ValueKind: JsonValueKind.Object } props)
        {
            foreach (var (name, value) in FromJson(props).Map!) // an object parses to a map
            {
                p.TryAdd(name, value);
            }
        }

        doc.GetMap(CanvasContent.Geo)[block.Id] = new Any[] { block.Box.X, block.Box.Y, block.Box.Width, block.Box.Height, 0 };
        doc.GetMap(CanvasContent.Blocks)[block.Id] = new SharedMap
        {
            { "type", block.Type },
            { "at", new Any[] { block.Parent, z } },
            { "p", Any.FromMap(p) },
            { "createdBy", actor.Key },
        };
    }

    private static void Set(Doc doc, SetBlock set)
    {
        if (doc.GetMap(CanvasContent.Blocks).GetMap(set.Id) is not { } block)
        {
            return;
        }

        if (set.Title is { } title)
        {
            BlockFields.Write(block, "title", title);
        }

        if (set.Version is { } version)
        {
            BlockFields.Write(block, "v", version);
        }

        if (set.Settings is { } settings)
        {
            BlockFields.WriteSettings(block, FromJson(settings).Map!); // an object parses to a map
        }
    }

    public static void Move(Doc doc, MoveBlock move)
    {
        var geo = doc.GetMap(CanvasContent.Geo);
        var rotation = geo[move.Id].List is { Count: >= 5 } old ? old[4] : 0;
        geo[move.Id] = new Any[] { move.Box.X, move.Box.Y, move.Box.Width, move.Box.Height, rotation };
    }

    public static void Remove(Doc doc, string id)
    {
        var blocks = doc.GetMap(CanvasContent.Blocks);
        if (blocks.GetMap(id) is not { } removed)
        {
            return;
        }

        var parent = CanvasContent.ReadAt(removed).Parent;
        foreach (var (_, child) in CanvasContent.Maps(blocks).Where(entry => CanvasContent.ReadAt(entry.Map).Parent == id).ToList())
        {
            child["at"] = new Any[] { parent, CanvasContent.ReadAt(child).Z };
        }

        var edges = doc.GetMap(CanvasContent.Edges);
        foreach (var (edge, _) in CanvasContent.Maps(edges).Where(entry => CanvasContent.ReadEnds(entry.Map) is { } ends && (ends.From == id || ends.To == id)).ToList())
        {
            edges.Remove(edge);
        }

        blocks.Remove(id);
        doc.GetMap(CanvasContent.Geo).Remove(id);
    }

    public static void Connect(Doc doc, CanvasConnection connection) => doc.GetMap(CanvasContent.Edges)[connection.Id] = new SharedMap
    {
        { "from", new Any[] { connection.From, connection.FromPort } },
        { "to", new Any[] { connection.To, connection.ToPort } },
        { "kind", "data" },
    };

    /// <summary>An object's members; of anything else none.</summary>
    public static Any FromJson(JsonElement json) => json.ValueKind == JsonValueKind.Object && Any.ParseJson(json.GetRawText()) is { Map: not null } map ? map : Any.FromMap([]);
}
