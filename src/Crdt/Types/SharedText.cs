using System.Text;

namespace Cadre.Crdt;

/// <summary>Text with attributes and embedded objects. Indices count UTF-16 units; an embed counts one.</summary>
public class SharedText : SharedType
{
    /// <summary>A text to be inserted into a document.</summary>
    public SharedText() : base(new TypeNode(TypeKind.Text, null))
    {
    }

    /// <summary>A text with content, to be inserted into a document.</summary>
    public SharedText(string text) : this() => Insert(0, text);

    internal SharedText(TypeNode node) : base(node)
    {
    }

    /// <summary>Length in UTF-16 units, embeds counting one.</summary>
    public int Length => Node.Length;

    /// <summary>Inserts text with the attributes of what stands before it.</summary>
    public void Insert(int index, string text) => Insert(index, text, null);

    /// <summary>Inserts text with exactly these attributes; null takes those of what stands before it.</summary>
    public void Insert(int index, string text, IReadOnlyDictionary<string, Any>? attributes)
    {
        if (text.Length == 0) return;
        Edit(transaction => TextEditing.Insert(transaction, Node, index, transaction.Doc.TextOf(text), attributes));
    }

    /// <summary>Appends text.</summary>
    public void Append(string text)
    {
        if (text.Length > 0) Edit(transaction => TextEditing.Insert(transaction, Node, Node.Length, transaction.Doc.TextOf(text), null));
    }

    /// <summary>Inserts an object or a shared type as one unit.</summary>
    public void InsertEmbed(int index, Any value, IReadOnlyDictionary<string, Any>? attributes = null) =>
        Edit(transaction => TextEditing.Insert(transaction, Node, index, TextEditing.EmbedOf(transaction, value), attributes ?? new Dictionary<string, Any>()));

    /// <summary>Deletes units.</summary>
    public void Delete(int index, int length) => Edit(transaction => TextEditing.Delete(transaction, Node, index, length));

    /// <summary>Sets attributes of a range; null values end them.</summary>
    public void Format(int index, int length, IReadOnlyDictionary<string, Any> attributes) =>
        Edit(transaction => TextEditing.Format(transaction, Node, index, length, attributes));

    /// <summary>Applies a delta.</summary>
    public void ApplyDelta(params IReadOnlyList<DeltaOp> delta) => Edit(transaction => TextEditing.ApplyDelta(transaction, Node, delta));

    /// <summary>The content as a delta of inserts.</summary>
    public IReadOnlyList<DeltaOp> ToDelta()
    {
        RequireDocument();
        return TextDelta.Of(Node);
    }

    /// <summary>The content at a snapshot. The document must not collect garbage.</summary>
    public IReadOnlyList<DeltaOp> ToDelta(Snapshot snapshot)
    {
        snapshot.SplitIn(Node);
        return TextDelta.Of(Node, snapshot);
    }

    /// <summary>Sets an attribute of the text as a whole.</summary>
    public void SetAttribute(string name, Any value) => Edit(transaction => MapEditing.Set(transaction, Node, name, value));

    /// <summary>Removes an attribute of the text as a whole.</summary>
    public void RemoveAttribute(string name) => Edit(transaction => MapEditing.Delete(transaction, Node, name));

    /// <summary>Attributes of the text as a whole.</summary>
    public IReadOnlyDictionary<string, Any> Attributes => MapEditing.Entries(Node).ToDictionary();

    /// <inheritdoc />
    public override Any ToAny() => ToString();

    /// <summary>The characters, without attributes and embeds.</summary>
    public override string ToString()
    {
        RequireDocument();
        var output = new StringBuilder(Node.Length);
        for (var item = Node.Start; item is not null; item = item.Right)
        {
            if (!item.Deleted && item.Content is TextContent text) output.Append(text.Span);
        }

        return output.ToString();
    }
}
