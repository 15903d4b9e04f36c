using System.Text;

namespace Cadre.Crdt;

/// <summary>Text as a delta: what it takes to make it from nothing.</summary>
internal static class TextDelta
{
    public static List<DeltaOp> Of(TypeNode text, Snapshot? snapshot = null)
    {
        var ops = new List<DeltaOp>();
        var characters = new StringBuilder();
        var attributes = new Dictionary<string, Any>(StringComparer.Ordinal);
        for (var item = text.Start; item is not null; item = item.Right)
        {
            if (snapshot is null ? item.Deleted : !snapshot.Shows(item)) continue;
            switch (item.Content)
            {
                case TextContent content:
                    characters.Append(content.Span);
                    break;
                case FormatContent format:
                    Flush(ops, characters, attributes);
                    if (format.Value.IsNullish) attributes.Remove(format.Key);
                    else attributes[format.Key] = format.Value;
                    break;
                case TypeContent or EmbedContent:
                    Flush(ops, characters, attributes);
                    ops.Add(DeltaOp.Embed(item.Content.ValueAt(0), Copy(attributes)));
                    break;
            }
        }

        Flush(ops, characters, attributes);
        return ops;
    }

    public static Dictionary<string, Any>? Copy(Dictionary<string, Any> attributes) =>
        attributes.Count == 0 ? null : new Dictionary<string, Any>(attributes, StringComparer.Ordinal);

    private static void Flush(List<DeltaOp> ops, StringBuilder characters, Dictionary<string, Any> attributes)
    {
        if (characters.Length == 0) return;
        ops.Add(DeltaOp.Insert(characters.ToString(), Copy(attributes)));
        characters.Clear();
    }
}
