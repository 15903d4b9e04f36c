using System.Text;

namespace Cadre.Crdt;

/// <summary>Text among XML nodes; attributes print as elements around it.</summary>
public sealed class XmlText : SharedText
{
    /// <summary>A text to be inserted into an element or fragment.</summary>
    public XmlText() : base(new TypeNode(TypeKind.XmlText, null))
    {
    }

    /// <summary>A text with content, to be inserted into an element or fragment.</summary>
    public XmlText(string text) : this() => Insert(0, text);

    internal XmlText(TypeNode node) : base(node)
    {
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var output = new StringBuilder();
        foreach (var op in ToDelta())
        {
            var tags = (op.Attributes ?? new Dictionary<string, Any>()).OrderBy(static pair => pair.Key, StringComparer.Ordinal).ToList();
            foreach (var (name, value) in tags)
            {
                output.Append('<').Append(name);
                foreach (var (key, item) in (value.Map ?? new Dictionary<string, Any>()).OrderBy(static pair => pair.Key, StringComparer.Ordinal))
                    output.Append(' ').Append(key).Append("=\"").Append(item).Append('"');
                output.Append('>');
            }

            output.Append(op.Text ?? (op.Values ?? [])[0].ToString());
            for (var i = tags.Count - 1; i >= 0; i--) output.Append("</").Append(tags[i].Key).Append('>');
        }

        return output.ToString();
    }
}
