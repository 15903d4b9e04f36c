namespace Cadre.Crdt;

/// <summary>
/// In which order an update's structs can be integrated, found without touching the document:
/// a struct comes after those it refers to; what refers to something missing waits, with all that follows of its client.
/// </summary>
internal sealed class UpdatePlan
{
    private readonly StructStore _store;
    private readonly ParsedUpdate _update;
    private readonly Dictionary<ulong, ClientStructs> _clients = [];
    private readonly Dictionary<ulong, int> _states = [];
    private readonly Stack<(ClientStructs Client, int Index)> _stack = [];
    private readonly Func<ulong, int> _known;
    private ulong _lastClient;
    private int _lastState = -1;
    private ItemRef? _lastParent;
    private int _lastParentDepth;

    public UpdatePlan(StructStore store, ParsedUpdate update)
    {
        _store = store;
        _update = update;
        _known = StateOf;
        foreach (var client in update.Clients) _clients[client.Client] = client;
        foreach (var client in update.Clients.OrderByDescending(static client => client.Client)) Order(client);
    }

    /// <summary>What can be integrated, in order.</summary>
    public List<Struct> Ready { get; } = [];

    /// <summary>Clocks that would let something that waits go on, by client.</summary>
    public Dictionary<ulong, int> Missing { get; } = [];

    /// <summary>What waits.</summary>
    public IEnumerable<(ulong Client, List<Struct> Structs)> Waiting =>
        _update.Clients.Where(static client => client.Blocked).Select(static client => (client.Client, client.Structs[client.Next..]));

    /// <summary>Finds nesting beyond the limit.</summary>
    public bool IsTooDeep(int limit)
    {
        if (!_update.HasTypes) return false;
        foreach (var part in _update.Clients) part.ParentDepths = new int[part.Structs.Count];
        ClientStructs? client = null;
        foreach (var ready in Ready)
        {
            if (ready is not Item item) continue;
            if (client?.Client != item.Client) client = _clients[item.Client];
            var depth = ParentDepth(item);
            if (client.IndexOf(item.Clock) is >= 0 and var index) client.ParentDepths![index] = depth; // allocated above
            if (depth >= limit && item.Content is TypeContent) return true;
        }

        return false;
    }

    private void Order(ClientStructs client)
    {
        while (!client.Exhausted)
        {
            _stack.Push((client, client.Next++));
            while (_stack.Count > 0) Step();
        }
    }

    private void Step()
    {
        var (client, index) = _stack.Peek();
        var head = client.Structs[index];
        var state = StateOf(head.Client);
        if (head is SkipStruct || head.End <= state)
        {
            _stack.Pop();
        }
        else if (head.Clock > state)
        {
            Wait(head.Client, head.Clock - 1);
        }
        else if (head is not Item item || item.MissingClient(_known) is not { } missing)
        {
            Ready.Add(head);
            SetState(head.Client, head.End);
            _stack.Pop();
        }
        else if (_clients.TryGetValue(missing, out var other) && !other.Exhausted)
        {
            _stack.Push((other, other.Next++));
        }
        else
        {
            Wait(missing, StateOf(missing));
        }
    }

    private void Wait(ulong client, int clock)
    {
        Missing[client] = Missing.TryGetValue(client, out var known) ? Math.Min(known, clock) : clock;
        while (_stack.TryPop(out var entry))
        {
            entry.Client.Next = Math.Min(entry.Client.Next, entry.Index);
            entry.Client.Blocked = true;
        }
    }

    private int StateOf(ulong client)
    {
        if (_lastState >= 0 && _lastClient == client) return _lastState;
        if (!_states.TryGetValue(client, out var state)) state = _store.State(client);
        (_lastClient, _lastState) = (client, state);
        return state;
    }

    private void SetState(ulong client, int state)
    {
        _states[client] = state;
        (_lastClient, _lastState) = (client, state);
    }

    private int ParentDepth(Item item) => item.Parent switch
    {
        RootRef => 0,
        ItemRef reference => ParentDepth(reference),
        _ => (item.Origin ?? item.RightOrigin) is { } neighbour ? Find(neighbour).ParentDepth : 0,
    };

    // Siblings share one reference object.
    private int ParentDepth(ItemRef reference)
    {
        if (ReferenceEquals(reference, _lastParent)) return _lastParentDepth;
        var (found, depth) = Find(reference.Id);
        _lastParent = reference;
        return _lastParentDepth = found is { Content: TypeContent } ? depth + 1 : 0;
    }

    /// <summary>An item of the document or of this update, and the depth of its parent.</summary>
    private (Item? Item, int ParentDepth) Find(Id id)
    {
        if (id.Clock < _store.State(id.Client)) return _store.Get(id) is Item known ? (known, known.Node.Depth) : (null, 0);
        if (!_clients.TryGetValue(id.Client, out var client) || client.IndexOf(id.Clock) is not (>= 0 and var index)) return (null, 0);
        return (client.Structs[index] as Item, client.ParentDepths![index]); // allocated before any look-up
    }
}
