using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Crdt;

namespace Cadre.Canvases.Live.Editing;

/// <summary>
/// The canvas in a document: <c>blocks</c> {type, at: [parent, z], p: {title, settings, v, why …}, createdBy} (see <see cref="BlockFields"/>), <c>geo</c> [x, y, w, h, rotation],
/// <c>edges</c> {from: [block, port], to: [block, port], kind}, <c>meta</c> {title}. Read leniently: other writers may be older, newer or broken.
/// </summary>
internal static class CanvasContent
{
    public const string Blocks = "blocks", Geo = "geo", Edges = "edges", Meta = "meta", Comments = "comments";
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal) { "title", BlockFields.Settings, "v", "why" };
    private static readonly CanvasBox DefaultBox = new(0, 0, 280, 144);
    private static readonly JsonElement NoSettings = JsonSerializer.SerializeToElement(new Dictionary<string, string>());

    public static CanvasSnapshot Read(Doc doc)
    {
        var geo = doc.GetMap(Geo);
        var blocks = Maps(doc.GetMap(Blocks)).Select(entry => (Z: ReadAt(entry.Map).Z, Block: ReadBlock(entry.Key, entry.Map, geo))).ToList();
        var connections = Maps(doc.GetMap(Edges)).OrderBy(entry => entry.Map.Id?.Clock).ThenBy(entry => entry.Map.Id?.Client).Select(ReadEdge).OfType<CanvasConnection>();
        return new CanvasSnapshot(
            doc.GetMap(Meta)["title"].Text ?? "",
            [.. blocks.OrderBy(entry => entry.Z, StringComparer.Ordinal).ThenBy(entry => entry.Block.Id, StringComparer.Ordinal).Select(entry => entry.Block)],
            [.. connections]);
    }

    /// <summary>The parent and the order of a block.</summary>
    public static (string? Parent, string Z) ReadAt(SharedMap block) =>
        block["at"].List is { Count: >= 2 } at ? (at[0].Text, at[1].Text ?? FractionalIndex.First) : (null, FractionalIndex.First);

    public static CanvasBox ReadBox(Any geo) => geo.List is { Count: >= 4 } list
        ? new CanvasBox(list[0].Number ?? 0, list[1].Number ?? 0, list[2].Number ?? DefaultBox.Width, list[3].Number ?? DefaultBox.Height)
        : DefaultBox;

    /// <summary>The blocks an edge connects; null when it is broken.</summary>
    public static (string From, string FromPort, string To, string ToPort)? ReadEnds(SharedMap edge) =>
        edge["from"].List is [{ Text: { } from }, { Text: { } fromPort }, ..] && edge["to"].List is [{ Text: { } to }, { Text: { } toPort }, ..] ? (from, fromPort, to, toPort) : null;

    /// <summary>The entries of a map that are maps themselves.</summary>
    public static IEnumerable<(string Key, SharedMap Map)> Maps(SharedMap map) =>
        map.Where(entry => entry.Value.Shared is SharedMap).Select(entry => (entry.Key, (SharedMap)entry.Value.Shared!)); // the filter left maps only

    private static CanvasBlock ReadBlock(string id, SharedMap block, SharedMap geo)
    {
        var fields = BlockFields.Read(block);
        var settings = fields.GetValueOrDefault(BlockFields.Settings);
        var props = fields.Where(field => !Named.Contains(field.Key) && field.Value.Kind != AnyKind.Undefined).ToList();
        return new CanvasBlock(id, block["type"].Text ?? "", fields.GetValueOrDefault("title").Text ?? "", settings.Map is null ? NoSettings : JsonElement.Parse(settings.ToJson()))
        {
            Version = (int)Math.Clamp(fields.GetValueOrDefault("v").Number ?? 1, 1, int.MaxValue),
            Why = fields.GetValueOrDefault("why").Text,
            Box = ReadBox(geo[id]),
            Parent = ReadAt(block).Parent,
            Props = props.Count == 0 ? null : JsonElement.Parse(Any.FromMap(props).ToJson()),
        };
    }

    private static CanvasConnection? ReadEdge((string Key, SharedMap Map) entry) =>
        ReadEnds(entry.Map) is { } ends ? new CanvasConnection(entry.Key, ends.From, ends.FromPort, ends.To, ends.ToPort) : null;
}
