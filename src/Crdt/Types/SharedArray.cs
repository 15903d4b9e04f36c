using System.Collections;

namespace Cadre.Crdt;

/// <summary>A list of values.</summary>
public sealed class SharedArray : SharedType, IEnumerable<Any>
{
    /// <summary>An array to be inserted into a document.</summary>
    public SharedArray() : base(new TypeNode(TypeKind.Array, null))
    {
    }

    internal SharedArray(TypeNode node) : base(node)
    {
    }

    /// <summary>Number of values.</summary>
    public int Count => Node.Length;

    /// <summary>The value at an index.</summary>
    public Any this[int index] => ListEditing.Get(Node, index);

    /// <summary>Inserts values before the index.</summary>
    public void Insert(int index, params IReadOnlyList<Any> values) => Edit(transaction => ListEditing.Insert(transaction, Node, index, values));

    /// <summary>Appends a value.</summary>
    public void Add(Any value) => Append(value);

    /// <summary>Appends values.</summary>
    public void Append(params IReadOnlyList<Any> values) => Edit(transaction => ListEditing.Append(transaction, Node, values));

    /// <summary>Deletes <paramref name="count"/> values from the index on.</summary>
    public void Delete(int index, int count = 1) => Edit(transaction => ListEditing.Delete(transaction, Node, index, count));

    /// <summary>The values at a snapshot. The document must not collect garbage.</summary>
    public IReadOnlyList<Any> At(Snapshot snapshot)
    {
        snapshot.SplitIn(Node);
        return [.. ListEditing.Values(Node, snapshot)];
    }

    /// <inheritdoc />
    public override Any ToAny()
    {
        RequireDocument();
        return Any.FromList(this.Select(Plain.Of));
    }

    /// <inheritdoc />
    public IEnumerator<Any> GetEnumerator()
    {
        RequireDocument();
        return ListEditing.Values(Node).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
