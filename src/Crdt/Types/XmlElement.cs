namespace Cadre.Crdt;

/// <summary>An XML element: a tag name, attributes and children.</summary>
public sealed class XmlElement : XmlFragment
{
    /// <summary>An element to be inserted into a document.</summary>
    public XmlElement(string name) : base(new TypeNode(TypeKind.XmlElement, name))
    {
    }

    internal XmlElement(TypeNode node) : base(node)
    {
    }

    /// <summary>The tag name.</summary>
    public string Name => Node.Name ?? "UNDEFINED";

    /// <summary>The attributes.</summary>
    public IReadOnlyDictionary<string, Any> Attributes => MapEditing.Entries(Node).ToDictionary();

    /// <summary>The value of an attribute; undefined when absent.</summary>
    public Any GetAttribute(string name)
    {
        MapEditing.TryGet(Node, name, out var value);
        return value;
    }

    /// <summary>Sets an attribute.</summary>
    public void SetAttribute(string name, Any value) => Edit(transaction => MapEditing.Set(transaction, Node, name, value));

    /// <summary>Removes an attribute.</summary>
    public void RemoveAttribute(string name) => Edit(transaction => MapEditing.Delete(transaction, Node, name));

    /// <inheritdoc />
    public override string ToString()
    {
        var attributes = string.Concat(Attributes.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $" {pair.Key}=\"{pair.Value}\""));
        var tag = Name.ToLowerInvariant();
        return $"<{tag}{attributes}>{base.ToString()}</{tag}>";
    }
}
