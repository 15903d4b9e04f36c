namespace Cadre.Crdt;

/// <summary>A list of XML nodes: elements and texts.</summary>
public class XmlFragment : SharedType
{
    /// <summary>A fragment to be inserted into a document.</summary>
    public XmlFragment() : base(new TypeNode(TypeKind.XmlFragment, null))
    {
    }

    internal XmlFragment(TypeNode node) : base(node)
    {
    }

    /// <summary>Number of children.</summary>
    public int Count => Node.Length;

    /// <summary>The children.</summary>
    public IEnumerable<SharedType> Children
    {
        get
        {
            RequireDocument();
            return ListEditing.Values(Node).Select(static value => value.Shared).OfType<SharedType>();
        }
    }

    /// <summary>The child at an index.</summary>
    public SharedType this[int index] => ListEditing.Get(Node, index).Shared ?? throw new InvalidOperationException("The child is not an XML node.");

    /// <summary>Inserts elements or texts before the index.</summary>
    public void Insert(int index, params IReadOnlyList<SharedType> nodes) =>
        Edit(transaction => ListEditing.Insert(transaction, Node, index, [.. nodes.Select(static node => (Any)node)]));

    /// <summary>Appends an element or a text.</summary>
    public void Append(params IReadOnlyList<SharedType> nodes) => Edit(transaction => ListEditing.Insert(transaction, Node, Node.Length, [.. nodes.Select(static node => (Any)node)]));

    /// <summary>Deletes children.</summary>
    public void Delete(int index, int count = 1) => Edit(transaction => ListEditing.Delete(transaction, Node, index, count));

    /// <inheritdoc />
    public override Any ToAny() => ToString();

    /// <summary>The children as XML text.</summary>
    public override string ToString() => string.Concat(Children.Select(static child => child is SharedMap map ? map.ToJson() : child.ToString()));
}
