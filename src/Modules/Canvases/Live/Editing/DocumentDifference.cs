using Cadre.Canvases.Live.Documents;
using Cadre.Crdt;

namespace Cadre.Canvases.Live.Editing;

/// <summary>Makes one document equal to another with as few writes as maps allow: what is equal stays untouched.</summary>
internal static class DocumentDifference
{
    /// <summary>Writes into <paramref name="live"/> what it takes to have the content of <paramref name="wanted"/>. Answers how many values were written.</summary>
    public static int Write(Doc live, Doc wanted)
    {
        var writes = 0;
        foreach (var name in live.RootNames.Union(wanted.RootNames, StringComparer.Ordinal).ToList())
        {
            writes += name switch
            {
                CanvasContent.Blocks or CanvasContent.Geo or CanvasContent.Edges or CanvasContent.Meta => Write(live.GetMap(name), wanted.GetMap(name)),
                "body" => Write(live.GetXmlFragment(name), wanted.GetXmlFragment(name)),
                "code" => Write(live.GetText(name), wanted.GetText(name)),
                _ => 0, // what was said about the canvas stays said; other roots have no meaning here
            };
        }

        return writes;
    }

    private static int Write(SharedMap live, SharedMap wanted)
    {
        var writes = 0;
        foreach (var key in live.Keys.Where(key => !wanted.ContainsKey(key)).ToList())
        {
            live.Remove(key);
            writes++;
        }

        foreach (var (key, value) in wanted)
        {
            var current = live[key];
            if (current.Shared is SharedMap map && value.Shared is SharedMap wantedMap)
            {
                writes += Write(map, wantedMap);
            }
            else if (!live.ContainsKey(key) || current.ToJson() != value.ToJson())
            {
                live[key] = SharedCopy.Of(value);
                writes++;
            }
        }

        return writes;
    }

    private static int Write(SharedText live, SharedText wanted)
    {
        if (live.ToDelta().Select(op => op.ToAny()).SequenceEqual(wanted.ToDelta().Select(op => op.ToAny())))
        {
            return 0;
        }

        live.Delete(0, live.Length);
        live.ApplyDelta([.. wanted.ToDelta().Select(SharedCopy.Of)]);
        return 1;
    }

    private static int Write(XmlFragment live, XmlFragment wanted)
    {
        if (live.ToString() == wanted.ToString())
        {
            return 0;
        }

        live.Delete(0, live.Count);
        live.Append([.. wanted.Children.Select(SharedCopy.Of)]);
        return 1;
    }
}
