using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Editing;

/// <summary>Checks a list of edits against a canvas, one after the other, before any of them is written.</summary>
internal sealed class EditPlan
{
    private const int MaxId = 100;
    private const double MaxCoordinate = 1e7;
    private readonly Dictionary<string, string?> parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string From, string To)> edges = new(StringComparer.Ordinal);

    private EditPlan(Doc doc)
    {
        foreach (var (id, block) in CanvasContent.Maps(doc.GetMap(CanvasContent.Blocks)))
        {
            parents[id] = CanvasContent.ReadAt(block).Parent;
        }

        foreach (var (id, edge) in CanvasContent.Maps(doc.GetMap(CanvasContent.Edges)))
        {
            var ends = CanvasContent.ReadEnds(edge);
            edges[id] = (ends?.From ?? "", ends?.To ?? "");
        }
    }

    /// <summary>What is wrong with the first edit that cannot be made; null when all can.</summary>
    public static Error? Check(Doc doc, IReadOnlyList<CanvasEdit> edits)
    {
        var plan = new EditPlan(doc);
        for (var i = 0; i < edits.Count; i++)
        {
            if (plan.Check(edits[i]) is { } error)
            {
                return error with { Fields = new Dictionary<string, string> { [$"ops[{i}]"] = error.Message } };
            }
        }

        return null;
    }

    private Error? Check(CanvasEdit edit) => edit switch
    {
        AddBlock add => CheckAdd(add.Block),
        SetBlock set => Known(set.Id) ?? CheckSettings(set.Settings),
        RemoveBlock remove => Known(remove.Id) ?? Remove(remove.Id),
        MoveBlock move => Known(move.Id) ?? CheckBox(move.Box),
        Connect connect => CheckConnect(connect.Connection),
        Disconnect disconnect => edges.Remove(disconnect.Id) ? null : Unknown("connection", disconnect.Id),
        SetTitle => null,
        _ => Error.Invalid("edit_unknown", "There is no such kind of edit."),
    };

    private Error? CheckAdd(CanvasBlock block)
    {
        if (block.Id.Length is 0 or > MaxId || block.Type.Length is 0 or > MaxId)
        {
            return Error.Invalid("block_invalid", $"A block needs an id and a type of 1 to {MaxId} characters.");
        }

        if (parents.ContainsKey(block.Id))
        {
            return Error.Conflict("block_exists", $"There already is a block '{block.Id}'.", "Choose another id.");
        }

        if (block.Parent is { } parent && Known(parent) is { } missing)
        {
            return missing;
        }

        parents[block.Id] = block.Parent;
        return CheckSettings(block.Settings) ?? CheckBox(block.Box) ?? CheckCycle(block.Id);
    }

    private Error? CheckConnect(CanvasConnection connection)
    {
        if (connection.Id.Length is 0 or > MaxId || edges.ContainsKey(connection.Id))
        {
            return Error.Conflict("connection_exists", $"'{connection.Id}' is taken or is no id.", $"Choose another id of 1 to {MaxId} characters.");
        }

        if (connection.From == connection.To)
        {
            return Error.Invalid("connection_to_itself", $"Block '{connection.From}' cannot be connected to itself.", "Connect it to another block.");
        }

        edges[connection.Id] = (connection.From, connection.To);
        return Known(connection.From) ?? Known(connection.To);
    }

    private Error? Remove(string id)
    {
        var parent = parents[id];
        parents.Remove(id);
        foreach (var child in parents.Where(pair => pair.Value == id).Select(pair => pair.Key).ToList())
        {
            parents[child] = parent;
        }

        foreach (var edge in edges.Where(pair => pair.Value.From == id || pair.Value.To == id).Select(pair => pair.Key).ToList())
        {
            edges.Remove(edge);
        }

        return null;
    }

    private Error? CheckCycle(string id)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = id; at is not null; at = parents.GetValueOrDefault(at))
        {
            if (!seen.Add(at))
            {
                return Error.Invalid("parent_cycle", $"Block '{id}' would be inside itself.", "Choose another parent.");
            }
        }

        return null;
    }

    private Error? Known(string block) => parents.ContainsKey(block) ? null : Unknown("block", block);

    private static Error Unknown(string what, string id) => Error.Invalid($"{what}_unknown", $"There is no {what} '{id}'.", "Read the canvas again; it may have been removed.");

    private static Error? CheckSettings(JsonElement? settings) => settings is null or { ValueKind: JsonValueKind.Object or JsonValueKind.Undefined }
        ? null
        : Error.Invalid("settings_invalid", "Settings are a JSON object.");

    private static Error? CheckBox(CanvasBox box) => new[] { box.X, box.Y, box.Width, box.Height }.All(n => Math.Abs(n) <= MaxCoordinate) && box is { Width: > 0, Height: > 0 }
        ? null
        : Error.Invalid("box_invalid", "A box has finite coordinates and a positive size.");
}
