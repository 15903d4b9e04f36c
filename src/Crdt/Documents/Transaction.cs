namespace Cadre.Crdt;

/// <summary>Edits that are observed, sent and undone as one. Made by <see cref="Doc.Transact(object?, Action{Transaction})"/>.</summary>
public sealed class Transaction
{
    private Dictionary<ulong, int>? _before;
    private ulong _beforeClient;
    private int _beforeClock = -1;
    private KeyValuePair<ulong, int>[]? _clientsBefore;

    internal Transaction(Doc doc, object? origin, bool local)
    {
        Doc = doc;
        Origin = origin;
        Local = local;
    }

    /// <summary>The document.</summary>
    public Doc Doc { get; }

    /// <summary>Who or what made the change, as given to <see cref="Doc.Transact(object?, Action{Transaction})"/>.</summary>
    public object? Origin { get; }

    /// <summary>False for applied updates.</summary>
    public bool Local { get; }

    /// <summary>What was deleted. Normalised when observers are called.</summary>
    public DeleteSet Deletes { get; } = new();

    /// <summary>True when the transaction inserted or deleted anything.</summary>
    public bool HasChanges => !Deletes.IsEmpty || _beforeClock >= 0;

    internal List<Item> MergeCandidates { get; } = [];

    internal Dictionary<TypeNode, ChangedKeys> Changed { get; } = [];

    /// <summary>Events of each type and of everything within.</summary>
    internal Dictionary<TypeNode, List<TypeEvent>> ChangedParents { get; } = [];

    internal bool NeedsFormattingCleanup { get; set; }

    /// <summary>The clients that inserted something, with their clocks before; highest client first.</summary>
    internal KeyValuePair<ulong, int>[] ClientsBefore => _clientsBefore ??= _before is not null
        ? [.. _before.OrderByDescending(static pair => pair.Key)]
        : _beforeClock < 0 ? [] : [KeyValuePair.Create(_beforeClient, _beforeClock)];

    /// <summary>The shared types whose content or whose descendants changed.</summary>
    public bool Touches(SharedType type) => ChangedParents.ContainsKey(type.Node);

    /// <summary>The client's clock before this transaction.</summary>
    internal int ClockBefore(ulong client)
    {
        if (_beforeClock >= 0 && _beforeClient == client) return _beforeClock;
        return _before is not null && _before.TryGetValue(client, out var clock) ? clock : Doc.Store.State(client);
    }

    internal bool Adds(Struct item) => item.Clock >= ClockBefore(item.Client);

    /// <summary>Appends a struct to its client's list.</summary>
    internal void Store(Struct item)
    {
        var list = Doc.Store.ListOrNew(item.Client);
        _clientsBefore = null;
        if (_beforeClock < 0) (_beforeClient, _beforeClock) = (item.Client, list.State);
        else if (_beforeClient != item.Client)
        {
            _before ??= new Dictionary<ulong, int> { [_beforeClient] = _beforeClock };
            _before.TryAdd(item.Client, list.State);
        }

        list.Add(item);
    }

    internal void MarkChanged(TypeNode type, string? key)
    {
        if (type.Item is { } item && (item.Deleted || Adds(item))) return;
        ref var changed = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Changed, type, out _);
        (changed ??= new ChangedKeys()).Add(key);
    }

    /// <summary>Makes and integrates an item of the document's own client.</summary>
    internal Item Insert(TypeNode parent, string? key, Item? left, Item? right, Content content)
    {
        if (content is TypeContent && parent.Depth >= Doc.Options.Limits.TypeDepth) throw new InvalidOperationException("Types are nested too deep: see DocLimits.TypeDepth.");
        var client = Doc.ClientId;
        var item = new Item(client, Doc.Store.State(client), left?.LastId, right?.Id, parent, key, content) { Left = left, Right = right };
        ItemIntegration.Integrate(this, item);
        return item;
    }

    /// <summary>Content for a type that was constructed by the application.</summary>
    internal TypeContent Adopt(SharedType type)
    {
        if (type.Node.Doc is not null) throw new InvalidOperationException("The type already lives in a document; insert a new one.");
        return new TypeContent(type.Node);
    }
}
