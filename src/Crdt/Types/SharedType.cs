namespace Cadre.Crdt;

/// <summary>
/// A type that lives in a document. One that was just constructed remembers edits and carries them out
/// when it is inserted; reading it before that throws.
/// </summary>
public abstract class SharedType
{
    private protected SharedType(TypeNode node)
    {
        Node = node;
        node.SetView(this);
    }

    /// <summary>What kind of type this is.</summary>
    public TypeKind Kind => Node.Kind;

    /// <summary>The document, or null before insertion.</summary>
    public Doc? Doc => Node.Doc;

    /// <summary>The type that contains this one; null for roots.</summary>
    public SharedType? Parent => Node.ParentNode?.View;

    /// <summary>Name of the root, or null for nested types.</summary>
    public string? RootName => Node.RootName;

    /// <summary>Identity of the item that carries this type; null for roots and before insertion.</summary>
    public Id? Id => Node.Item?.Id;

    /// <summary>True once this or a type around it was deleted.</summary>
    public bool IsDeleted => Node.Gone;

    internal TypeNode Node { get; }

    /// <summary>Calls back after each transaction that changed this type itself. Dispose the result to stop.</summary>
    public IDisposable Observe(Action<TypeEvent> observer) => Subscription.Add(Node.Observers ??= [], observer);

    /// <summary>Calls back after each transaction that changed this type or anything within. Dispose the result to stop.</summary>
    public IDisposable ObserveDeep(Action<IReadOnlyList<TypeEvent>> observer) => Subscription.Add(Node.DeepObservers ??= [], observer);

    /// <summary>The content as plain data (yjs' toJSON).</summary>
    public abstract Any ToAny();

    /// <summary>The content as JSON text.</summary>
    public string ToJson() => ToAny().ToJson();

    internal static SharedType Create(TypeNode node) => node.Kind switch
    {
        TypeKind.Array => new SharedArray(node),
        TypeKind.Map => new SharedMap(node),
        TypeKind.XmlElement => new XmlElement(node),
        TypeKind.XmlFragment => new XmlFragment(node),
        TypeKind.XmlHook => new XmlHook(node),
        TypeKind.XmlText => new XmlText(node),
        TypeKind.Text => new SharedText(node),
        _ => throw new InvalidOperationException("Give the root its type first: GetMap, GetArray, GetText or GetXmlFragment."),
    };

    private protected void Edit(Action<Transaction> edit)
    {
        if (Node.Doc is { } doc) doc.Transact(null, edit);
        else Node.Defer(() => Edit(edit));
    }

    private protected void RequireDocument()
    {
        if (Node.Doc is null) throw new InvalidOperationException("Insert this type into a document before reading it.");
    }
}
