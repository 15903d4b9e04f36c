using Cadre.Crdt;

namespace Cadre.Canvases.Live.Documents;

/// <summary>Copies of shared types that can be inserted into another document.</summary>
internal static class SharedCopy
{
    public static Any Of(Any value) => value.Shared is { } shared ? Of(shared) : value;

    public static DeltaOp Of(DeltaOp op) => op.Values is [var embed, ..] ? DeltaOp.Embed(Of(embed), op.Attributes) : op;

    public static SharedType Of(SharedType type)
    {
        switch (type)
        {
            case SharedMap map:
                var copy = new SharedMap();
                foreach (var (key, value) in map)
                {
                    copy.Set(key, Of(value));
                }

                return copy;
            case SharedArray array:
                var list = new SharedArray();
                list.Append([.. array.Select(Of)]);
                return list;
            case XmlElement element:
                return Copy(element);
            case XmlText text:
                var xmlText = new XmlText();
                xmlText.ApplyDelta([.. text.ToDelta().Select(Of)]);
                return xmlText;
            case SharedText text:
                var plain = new SharedText();
                plain.ApplyDelta([.. text.ToDelta().Select(Of)]);
                return plain;
            default:
                throw new InvalidOperationException($"A {type.Kind} cannot be copied.");
        }
    }

    private static XmlElement Copy(XmlElement element)
    {
        var copy = new XmlElement(element.Name);
        foreach (var (name, value) in element.Attributes)
        {
            copy.SetAttribute(name, value);
        }

        copy.Insert(0, [.. element.Children.Select(Of)]);
        return copy;
    }
}
