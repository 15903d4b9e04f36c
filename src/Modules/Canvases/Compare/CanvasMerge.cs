using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Canvases.Compare;

/// <summary>
/// Merges two canvases that went apart from a common base, block by block and field by field: what one side changed is taken, what both changed alike is taken once, what both changed
/// differently is a conflict, for which ours counts until it is resolved. The title stays ours.
/// </summary>
internal sealed class CanvasMerge
{
    private readonly IReadOnlyDictionary<string, MergeSide> resolutions;
    private readonly List<MergeConflict> conflicts = [];

    private CanvasMerge(IReadOnlyDictionary<string, MergeSide> resolutions) => this.resolutions = resolutions;

    public static MergedCanvas Of(CanvasSnapshot origin, CanvasSnapshot ours, CanvasSnapshot theirs, IReadOnlyDictionary<string, MergeSide> resolutions)
    {
        var merge = new CanvasMerge(resolutions);
        var blocks = MergeTree.Sound(merge.Merge(
            origin.Blocks.ToDictionary(b => b.Id, StringComparer.Ordinal), ours.Blocks.ToDictionary(b => b.Id, StringComparer.Ordinal), theirs.Blocks.ToDictionary(b => b.Id, StringComparer.Ordinal), merge.Block));
        var present = blocks.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var connections = merge.Merge(
            origin.Connections.ToDictionary(c => c.Id, StringComparer.Ordinal), ours.Connections.ToDictionary(c => c.Id, StringComparer.Ordinal), theirs.Connections.ToDictionary(c => c.Id, StringComparer.Ordinal), merge.Connection);
        return new MergedCanvas(ours with { Blocks = blocks, Connections = [.. connections.Where(c => present.Contains(c.From) && present.Contains(c.To))] }, merge.conflicts);
    }

    private List<T> Merge<T>(Dictionary<string, T> origin, Dictionary<string, T> ours, Dictionary<string, T> theirs, Func<string, T?, T?, T?, T?> merge)
        where T : class =>
        [.. ours.Keys.Concat(theirs.Keys.Where(id => !ours.ContainsKey(id))).Select(id => merge(id, origin.GetValueOrDefault(id), ours.GetValueOrDefault(id), theirs.GetValueOrDefault(id))).OfType<T>()];

    private CanvasBlock? Block(string id, CanvasBlock? origin, CanvasBlock? ours, CanvasBlock? theirs)
    {
        if (ours is not null && theirs is not null)
        {
            return Both(origin, ours, theirs);
        }

        var left = ours ?? theirs!; // one side has it, or it would not be asked for
        if (origin is null)
        {
            return left;
        }

        var changed = BlockFieldMap.Differing(BlockFieldMap.Of(origin), BlockFieldMap.Of(left)).Any();
        if (!changed)
        {
            return null;
        }

        var conflict = new MergeConflict($"block/{id}", "removedChanged", left.Title, Json(origin), Json(ours), Json(theirs)) { BlockId = id };
        return Choose(conflict) == MergeSide.Ours ? ours : theirs;
    }

    private CanvasBlock Both(CanvasBlock? origin, CanvasBlock ours, CanvasBlock theirs)
    {
        var (was, mine, other) = (origin is null ? [] : BlockFieldMap.Of(origin), BlockFieldMap.Of(ours), BlockFieldMap.Of(theirs));
        var merged = new Dictionary<string, JsonElement>(mine, StringComparer.Ordinal);
        foreach (var path in BlockFieldMap.Differing(mine, other))
        {
            var (b, o, t) = (BlockFieldMap.Value(was, path), BlockFieldMap.Value(mine, path), BlockFieldMap.Value(other, path));
            if ((BlockFieldMap.Same(b, o) ? t : BlockFieldMap.Same(b, t) ? o : Decide(ours, path, b, o, t)) is { } value)
            {
                merged[path] = value;
            }
            else
            {
                merged.Remove(path);
            }
        }

        return BlockFieldMap.With(ours, merged) with { Box = Box(origin?.Box, ours, theirs) };
    }

    /// <summary>A field both changed: texts by their lines, and where these collide, and of all else, the side that was chosen.</summary>
    private JsonElement? Decide(CanvasBlock block, string path, JsonElement? origin, JsonElement? ours, JsonElement? theirs)
    {
        var text = path is "type" or "parent" or "title" ? null : Text(origin, ours, theirs);
        if (text is { IsClean: true })
        {
            return JsonSerializer.SerializeToElement(text.Text);
        }

        var conflict = new MergeConflict($"block/{block.Id}/{path}", "field", block.Title, origin, ours, theirs) { BlockId = block.Id, Path = path };
        conflict = text is null ? conflict : conflict with { OursText = TextComparison.Of(origin, ours), TheirsText = TextComparison.Of(origin, theirs) };
        return Choose(conflict) switch
        {
            MergeSide.Theirs => theirs,
            MergeSide.Both when text is not null => JsonSerializer.SerializeToElement(text.Text),
            _ => ours,
        };
    }

    private static MergedText? Text(JsonElement? origin, JsonElement? ours, JsonElement? theirs) =>
        TextComparison.Of(origin, ours) is not null && TextComparison.Of(origin, theirs) is not null ? TextMerge.Of(origin!.Value.GetString()!, ours!.Value.GetString()!, theirs!.Value.GetString()!) : null; // all three are texts

    private CanvasBox Box(CanvasBox? origin, CanvasBlock ours, CanvasBlock theirs) =>
        ours.Box == theirs.Box || origin == theirs.Box ? ours.Box
        : origin == ours.Box ? theirs.Box
        : Choose(new MergeConflict($"block/{ours.Id}/place", "moved", ours.Title, Json(origin), Json(ours.Box), Json(theirs.Box)) { BlockId = ours.Id, Path = "place" }) == MergeSide.Ours ? ours.Box : theirs.Box;

    private CanvasConnection? Connection(string id, CanvasConnection? origin, CanvasConnection? ours, CanvasConnection? theirs)
    {
        if (ours == theirs || origin == theirs)
        {
            return ours;
        }

        if (origin == ours)
        {
            return theirs;
        }

        var shown = ours ?? theirs!; // not both are gone: they differ
        var kind = ours is null || theirs is null ? "removedChanged" : "field";
        return Choose(new MergeConflict($"connection/{id}", kind, $"{shown.From} → {shown.To}", Json(origin), Json(ours), Json(theirs)) { ConnectionId = id }) == MergeSide.Ours ? ours : theirs;
    }

    private MergeSide Choose(MergeConflict conflict)
    {
        conflicts.Add(conflict);
        return resolutions.GetValueOrDefault(conflict.Id, MergeSide.Ours);
    }

    private static JsonElement? Json<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.SerializeToElement(value, CadreJson.Stored);
}

/// <summary>A merge: the canvas that comes out, and what both sides changed differently.</summary>
internal sealed record MergedCanvas(CanvasSnapshot Canvas, IReadOnlyList<MergeConflict> Conflicts);
