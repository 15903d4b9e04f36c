using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Editing;
using Cadre.Crdt;

namespace Cadre.Canvases.Pictures;

/// <summary>Reads the picture of a document. Only what is painted is looked at: a picture costs a fraction of a snapshot.</summary>
internal sealed class PictureReading(IBlockCatalog catalog)
{
    private const int LongestText = 160;
    private readonly List<PictureType> types = [];
    private readonly Dictionary<string, int> typePlaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public static CanvasPicture Of(Doc doc, IBlockCatalog catalog) => new PictureReading(catalog).Read(doc);

    private CanvasPicture Read(Doc doc)
    {
        var ordered = CanvasContent.Maps(doc.GetMap(CanvasContent.Blocks))
            .Select(entry => (Id: entry.Key, entry.Map, At: CanvasContent.ReadAt(entry.Map)))
            .OrderBy(block => block.At.Z, StringComparer.Ordinal).ThenBy(block => block.Id, StringComparer.Ordinal)
            .ToList();
        for (var place = 0; place < ordered.Count; place++)
        {
            places.Add(ordered[place].Id, place);
        }

        var blocks = ReadBlocks(ordered, doc.GetMap(CanvasContent.Geo));
        var connections = ReadConnections(doc, blocks.Types);
        return new CanvasPicture(doc.GetMap(CanvasContent.Meta)["title"].Text ?? "", types, blocks, connections);
    }

    private PictureBlocks ReadBlocks(List<(string Id, SharedMap Map, (string? Parent, string Z) At)> ordered, SharedMap geo)
    {
        var boxes = new List<double>(ordered.Count * 4);
        var typesOf = new List<int>(ordered.Count);
        var texts = new List<string>(ordered.Count);
        var parents = new List<int>(ordered.Count);
        var colors = new Dictionary<int, string>();
        foreach (var (id, block, at) in ordered)
        {
            var type = block["type"].Text ?? "";
            if (BlockFields.ReadText(block, "color") is { Length: < 24 } color)
            {
                colors.Add(typesOf.Count, color);
            }

            var box = CanvasContent.ReadBox(geo[id]);
            boxes.AddRange([Painted(box.X), Painted(box.Y), Painted(box.Width), Painted(box.Height)]);
            typesOf.Add(PlaceOf(type));
            texts.Add(Cut(BlockFields.ReadText(block, type == "note" ? "text" : "title") ?? ""));
            parents.Add(at.Parent is { } parent ? places.GetValueOrDefault(parent, -1) : -1);
        }

        return new PictureBlocks([.. ordered.Select(block => block.Id)], boxes, typesOf, texts, parents, colors);
    }

    private List<int> ReadConnections(Doc doc, IReadOnlyList<int> typesOf)
    {
        var connections = new List<int>();
        foreach (var (_, edge) in CanvasContent.Maps(doc.GetMap(CanvasContent.Edges)))
        {
            if (CanvasContent.ReadEnds(edge) is { } ends && places.TryGetValue(ends.From, out var from) && places.TryGetValue(ends.To, out var to))
            {
                connections.AddRange([from, PlaceIn(types[typesOf[from]].Outputs, ends.FromPort), to, PlaceIn(types[typesOf[to]].Inputs, ends.ToPort)]);
            }
        }

        return connections;
    }

    private int PlaceOf(string type)
    {
        if (!typePlaces.TryGetValue(type, out var place))
        {
            place = types.Count;
            typePlaces.Add(type, place);
            types.Add(catalog.Find(type) is { } known
                ? new PictureType(type, known.Title, known.Color, [.. known.Inputs.Select(port => port.Name)], [.. known.Outputs.Select(port => port.Name)])
                : new PictureType(type, type, null, [], []));
        }

        return place;
    }

    private static int PlaceIn(IReadOnlyList<string> ports, string name)
    {
        for (var place = 0; place < ports.Count; place++)
        {
            if (ports[place] == name)
            {
                return place;
            }
        }

        return -1;
    }

    // A tenth of a pixel is finer than anything that is painted, and writes short.
    private static double Painted(double value) => double.IsFinite(value) ? Math.Round(value, 1) : 0;

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
