namespace Cadre.Crdt;

/// <summary>
/// A shared document: named root types, edited in transactions and kept in step with other replicas by updates.
/// Not safe for concurrent use: one thread at a time.
/// </summary>
public sealed class Doc
{
    private readonly Dictionary<string, TypeNode> _roots = new(StringComparer.Ordinal);
    private readonly List<Transaction> _unfinished = [];
    private readonly Random _randomness;
    private Transaction? _current;
    private TextBuffer _typing = new(0);

    /// <summary>A document with default options.</summary>
    public Doc() : this(new DocOptions())
    {
    }

    /// <summary>A document.</summary>
    public Doc(DocOptions options)
    {
        Options = options;
        _randomness = options.Randomness ?? new Random();
        ClientId = options.ClientId ?? NewClientId();
    }

    /// <summary>Called after each transaction that changed something, with the change as an update.</summary>
    public event Action<DocUpdate>? Updated;

    /// <summary>Called after the observers of each transaction, before garbage is collected.</summary>
    public event Action<Transaction>? TransactionEnded;

    /// <summary>How the document behaves.</summary>
    public DocOptions Options { get; }

    /// <summary>Client id of local edits. Changes by itself when another writer turns out to use the same.</summary>
    public ulong ClientId { get; private set; }

    /// <summary>Names of the roots that were asked for or appeared in updates.</summary>
    public IReadOnlyCollection<string> RootNames => _roots.Keys;

    /// <summary>Bytes of updates that wait for others.</summary>
    public int PendingBytes => Pending.Bytes;

    /// <summary>Somebody may ask a transaction which types it touched.</summary>
    internal bool HasTransactionObservers => TransactionEnded is not null;

    internal StructStore Store { get; } = new();

    internal PendingUpdates Pending { get; } = new();

    /// <summary>The root map of the name.</summary>
    public SharedMap GetMap(string name) => (SharedMap)Root(name, TypeKind.Map);

    /// <summary>The root array of the name.</summary>
    public SharedArray GetArray(string name) => (SharedArray)Root(name, TypeKind.Array);

    /// <summary>The root text of the name.</summary>
    public SharedText GetText(string name) => (SharedText)Root(name, TypeKind.Text);

    /// <summary>The root XML fragment of the name.</summary>
    public XmlFragment GetXmlFragment(string name) => (XmlFragment)Root(name, TypeKind.XmlFragment);

    /// <summary>The root XML element of the name.</summary>
    public XmlElement GetXmlElement(string name) => (XmlElement)Root(name, TypeKind.XmlElement);

    /// <summary>The root XML text of the name.</summary>
    public XmlText GetXmlText(string name) => (XmlText)Root(name, TypeKind.XmlText);

    /// <summary>The root of the name whatever its type; null when it does not exist or nobody has given it a type.</summary>
    public SharedType? FindRoot(string name) => _roots.TryGetValue(name, out var node) && node.Kind != TypeKind.Undefined ? node.View : null;

    /// <summary>
    /// Runs edits as one transaction: observers are called and the update is sent once, at its end.
    /// Within another transaction the edits become part of that one.
    /// </summary>
    /// <param name="origin">Who or what makes the change; given to observers and compared by undo managers.</param>
    /// <param name="edits">The edits.</param>
    public void Transact(object? origin, Action<Transaction> edits) => Run(origin, local: true, edits);

    /// <summary>Runs edits as one transaction without an origin.</summary>
    public void Transact(Action<Transaction> edits) => Run(null, local: true, edits);

    /// <summary>
    /// Integrates an update. What it depends on may come later; then it waits. An update that is malformed,
    /// inconsistent or beyond the limits is refused and changes nothing.
    /// </summary>
    public ApplyResult ApplyUpdate(ReadOnlySpan<byte> update, object? origin = null) => UpdateApplier.Apply(this, update, origin);

    /// <summary>How much of each client this document has.</summary>
    public StateVector StateVector() => Store.StateVector();

    /// <summary>The next clock of a client; 0 when nothing of it is known.</summary>
    public int ClockOf(ulong client) => Store.State(client);

    /// <summary>The nested type whose item has the identity; null when there is none, or it was deleted.</summary>
    public SharedType? FindType(Id id) => id.Clock < Store.State(id.Client) && Store.Get(id) is Item { Deleted: false, Content: TypeContent content } ? content.Node.View : null;

    /// <summary>The state vector, encoded.</summary>
    public byte[] EncodeStateVector() => StateVector().Encode();

    /// <summary>What is deleted.</summary>
    public DeleteSet DeleteSet() => Store.DeleteSet();

    /// <summary>Everything, or what a replica with the state vector lacks, as an update.</summary>
    public byte[] EncodeStateAsUpdate(StateVector? known = null)
    {
        var writer = new ByteWriter(256);
        UpdateEncoder.WriteState(writer, Store, known);
        var state = writer.ToArray();
        return Pending.IsEmpty ? state : Updates.Merge([state, .. Pending.Encode(known)]);
    }

    /// <summary>
    /// The same in several updates of at most <paramref name="structs"/> inserted runs each, to be applied in order; at least one. For receivers that must not be busy for long at a time.
    /// A document with formatted text is one part: replicas tidy formatting up after each update, and would do so without having seen the rest.
    /// </summary>
    public IReadOnlyList<byte[]> EncodeStateInParts(StateVector? known, int structs) =>
        Pending.IsEmpty && !Store.HasFormatting() ? StateParts.Write(Store, known, structs) : [EncodeStateAsUpdate(known)];

    /// <summary>The whole content as plain data, by root. Roots without a type are left out.</summary>
    public IReadOnlyDictionary<string, Any> ToAny() =>
        _roots.Where(static root => root.Value.Kind != TypeKind.Undefined).ToDictionary(static root => root.Key, static root => root.Value.View.ToAny());

    internal TypeNode Root(string name)
    {
        if (_roots.TryGetValue(name, out var node)) return node;
        node = new TypeNode(TypeKind.Undefined, null) { RootName = name, Doc = this };
        _roots.Add(name, node);
        return node;
    }

    internal TypeNode? FindRootNode(string name) => _roots.GetValueOrDefault(name);

    internal void Run(object? origin, bool local, Action<Transaction> edits)
    {
        if (_current is not null)
        {
            edits(_current);
            return;
        }

        var transaction = new Transaction(this, origin, local);
        _current = transaction;
        _unfinished.Add(transaction);
        try
        {
            edits(transaction);
        }
        finally
        {
            _current = null;
            if (_unfinished[0] == transaction) FinishAll();
        }
    }

    /// <summary>Text content for a local edit; consecutive ones share a buffer.</summary>
    internal TextContent TextOf(string text)
    {
        if (_typing.Free < text.Length) _typing = new TextBuffer(Math.Max(text.Length, 1024));
        return _typing.Append(text);
    }

    internal void RenewClientId() => ClientId = NewClientId();

    internal void RaiseEnded(Transaction transaction) => TransactionEnded?.Invoke(transaction);

    internal void RaiseUpdated(Transaction transaction)
    {
        if (Updated is not { } updated || !transaction.HasChanges) return;
        var writer = new ByteWriter(64);
        UpdateEncoder.WriteTransaction(writer, transaction);
        updated(new DocUpdate(writer.ToArray(), transaction.Origin, transaction));
    }

    // Observers may start transactions of their own; they are finished in turn.
    private void FinishAll()
    {
        try
        {
            for (var i = 0; i < _unfinished.Count; i++) TransactionCleanup.Finish(_unfinished[i]);
        }
        finally
        {
            _unfinished.Clear();
        }
    }

    private SharedType Root(string name, TypeKind kind)
    {
        var node = Root(name);
        return node.TryDefine(kind)
            ? node.View
            : throw new InvalidOperationException($"The root '{name}' is a {node.Kind}, not a {kind}.");
    }

    private ulong NewClientId() => (ulong)_randomness.NextInt64(1, 1L << 32);
}
