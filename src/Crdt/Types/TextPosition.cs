namespace Cadre.Crdt;

/// <summary>A place between two items of a text, with the attributes in force there.</summary>
internal sealed class TextPosition(TypeNode text, Item? left, Item? right, int index)
{
    private static readonly Dictionary<string, Any> None = new(0, StringComparer.Ordinal);
    private Dictionary<string, Any>? _attributes;

    public Item? Left { get; private set; } = left;

    public Item? Right { get; private set; } = right;

    public int Index { get; private set; } = index;

    public Dictionary<string, Any> Attributes => _attributes ?? None;

    public static TextPosition Find(Transaction transaction, TypeNode text, int index, bool useMarkers)
    {
        var marker = useMarkers ? text.FindMarker(index) : null;
        var position = marker is null
            ? new TextPosition(text, null, text.Start, 0)
            : new TextPosition(text, marker.Item.Left, marker.Item, marker.Index);
        position.Advance(transaction, index - position.Index);
        return position;
    }

    public Any Attribute(string key) => _attributes is not null && _attributes.TryGetValue(key, out var value) ? value : Any.Null;

    public void SetAttribute(string key, Any value)
    {
        if (value.IsNullish) _attributes?.Remove(key);
        else (_attributes ??= new Dictionary<string, Any>(StringComparer.Ordinal))[key] = value;
    }

    /// <summary>Steps over the item to the right.</summary>
    public void Forward()
    {
        var item = Right ?? throw new InvalidOperationException("There is nothing to the right.");
        if (!item.Deleted)
        {
            if (item.Content is FormatContent format) SetAttribute(format.Key, format.Value);
            else Index += item.Length;
        }

        Left = item;
        Right = item.Right;
    }

    /// <summary>Inserts content here and steps over it.</summary>
    public void Insert(Transaction transaction, Content content)
    {
        Right = transaction.Insert(text, null, Left, Right, content);
        Left = Right.Left;
        Forward();
    }

    private void Advance(Transaction transaction, int count)
    {
        while (Right is { } item && count > 0)
        {
            if (!item.Deleted && item.Countable)
            {
                if (count < item.Length) transaction.Doc.Store.GetCleanStart(transaction, new Id(item.Client, item.Clock + count));
                count -= item.Length;
            }

            Forward();
        }
    }
}
