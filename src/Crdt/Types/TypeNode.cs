namespace Cadre.Crdt;

/// <summary>The data of a shared type: a list from <see cref="Start"/> and the latest item of each map key.</summary>
internal sealed class TypeNode(TypeKind kind, string? name) : ParentRef
{
    private SharedType? _view;
    private List<Action>? _deferred;

    public TypeKind Kind { get; private set; } = kind;

    /// <summary>Tag name of an XML element, or hook name.</summary>
    public string? Name { get; } = name;

    public string? RootName { get; init; }

    public Doc? Doc { get; set; }

    /// <summary>The item that carries this type; null for roots.</summary>
    public Item? Item { get; private set; }

    public Item? Start { get; set; }

    public Dictionary<string, Item>? Entries { get; set; }

    public int Length { get; set; }

    public int Depth { get; private set; }

    public bool HasFormatting { get; set; }

    /// <summary>Remembered positions, if there are any.</summary>
    public SearchMarkers? Markers { get; set; }

    public List<Action<TypeEvent>>? Observers { get; set; }

    public List<Action<IReadOnlyList<TypeEvent>>>? DeepObservers { get; set; }

    public TypeNode? ParentNode => Item?.Parent as TypeNode;

    public bool Gone => Item is { Deleted: true };

    public SharedType View => _view ??= SharedType.Create(this);

    /// <summary>Gives a root its kind on first use; false when it already has another one.</summary>
    public bool TryDefine(TypeKind kind)
    {
        if (Kind == TypeKind.Undefined) (Kind, _view) = (kind, null);
        return Kind == kind;
    }

    public void SetView(SharedType view) => _view = view;

    public void Attach(Transaction transaction, Item item)
    {
        Item = item;
        Doc = transaction.Doc;
        Depth = item.Node.Depth + 1;
        var deferred = _deferred;
        _deferred = null;
        foreach (var edit in deferred ?? []) edit();
    }

    /// <summary>Remembers an edit until this type is part of a document.</summary>
    public void Defer(Action edit) => (_deferred ??= []).Add(edit);

    /// <summary>A remembered position near the index; null at the start and where attributes must be collected from the start.</summary>
    public SearchMarker? FindMarker(int index) => HasFormatting || Start is null || index == 0 ? null : (Markers ??= new SearchMarkers()).Find(Start, Length, index);

    public Item? Entry(string key) => Entries is not null && Entries.TryGetValue(key, out var item) ? item : null;

    public void SetEntry(string key, Item item) => (Entries ??= new Dictionary<string, Item>(4, StringComparer.Ordinal))[key] = item;
}
