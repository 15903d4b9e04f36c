namespace Cadre.Crdt;

/// <summary>A named map among XML nodes that the application renders. Kept for old documents.</summary>
public sealed class XmlHook : SharedType
{
    internal XmlHook(TypeNode node) : base(node)
    {
    }

    /// <summary>The hook name.</summary>
    public string Name => Node.Name ?? string.Empty;

    /// <summary>The entries.</summary>
    public IReadOnlyDictionary<string, Any> Entries => MapEditing.Entries(Node).ToDictionary();

    /// <inheritdoc />
    public override Any ToAny() => Any.FromMap(MapEditing.Entries(Node).Select(static entry => KeyValuePair.Create(entry.Key, Plain.Of(entry.Value))));

    /// <inheritdoc />
    public override string ToString() => "[object Object]";
}
