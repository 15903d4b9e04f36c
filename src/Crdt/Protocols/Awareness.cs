namespace Cadre.Crdt;

/// <summary>
/// Presence: a small JSON state per client that lives only while the client renews it (y-protocols awareness).
/// Not safe for concurrent use.
/// </summary>
public sealed class Awareness(ulong clientId, TimeProvider time)
{
    private readonly Dictionary<ulong, Any> _states = [];
    private readonly Dictionary<ulong, (int Clock, long Seen)> _meta = [];

    /// <summary>A client that was not renewed for this long is gone: 30 seconds.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Called when presence came, changed, was renewed or went.</summary>
    public event Action<AwarenessChange>? Changed;

    /// <summary>The own client.</summary>
    public ulong ClientId { get; } = clientId;

    /// <summary>Who is present, the own client included.</summary>
    public IReadOnlyDictionary<ulong, Any> States => _states;

    /// <summary>Sets the own presence; null leaves.</summary>
    public void SetLocal(Any? state)
    {
        var clock = _meta.TryGetValue(ClientId, out var meta) ? meta.Clock + 1 : 0;
        var known = _states.ContainsKey(ClientId);
        Put(ClientId, clock, state ?? Any.Null);
        if (state is null) Raise([], [], [ClientId], null);
        else if (known) Raise([], [ClientId], [], null);
        else Raise([ClientId], [], [], null);
    }

    /// <summary>Takes in an awareness update; null when it is malformed.</summary>
    public AwarenessChange? Apply(ReadOnlySpan<byte> update, object? origin) =>
        AwarenessState.Decode(update) is { } states ? Apply(states, origin) : null;

    /// <summary>Takes in states; older ones than are known are ignored.</summary>
    public AwarenessChange Apply(IEnumerable<AwarenessState> states, object? origin)
    {
        List<ulong> added = [], updated = [], removed = [];
        foreach (var (client, clock, state) in states)
        {
            var known = _meta.TryGetValue(client, out var meta);
            var present = _states.ContainsKey(client);
            var leaves = state.IsNullish;
            if (meta.Clock >= clock && !(known && meta.Clock == clock && leaves && present) && (known || clock != 0 || leaves)) continue;

            // Nobody else may end the own presence: say so with a newer clock.
            if (leaves && client == ClientId && present) _meta[client] = (clock + 1, time.GetTimestamp());
            else Put(client, clock, state);
            if (leaves) removed.Add(client);
            else if (present) updated.Add(client);
            else added.Add(client);
        }

        return Raise(added, updated, removed, origin);
    }

    /// <summary>Removes clients, as when their connection closed.</summary>
    public void Remove(IEnumerable<ulong> clients, object? origin)
    {
        var removed = clients.Where(_states.Remove).ToList();
        if (removed.Contains(ClientId)) _meta[ClientId] = (_meta[ClientId].Clock + 1, time.GetTimestamp());
        Raise([], [], removed, origin);
    }

    /// <summary>Removes other clients that were not renewed in time, and renews the own state at half time. Call every few seconds.</summary>
    public void Tick()
    {
        if (_states.TryGetValue(ClientId, out var own) && time.GetElapsedTime(_meta[ClientId].Seen) >= Timeout / 2) SetLocal(own);
        Remove([.. _states.Keys.Where(client => client != ClientId && time.GetElapsedTime(_meta[client].Seen) >= Timeout)], null);
    }

    /// <summary>The presence of the clients, those that left included, as an awareness update; of all present ones when none are given.</summary>
    public byte[] Encode(IEnumerable<ulong>? clients = null) => AwarenessState.Encode([.. (clients ?? _states.Keys).Select(Find).OfType<AwarenessState>()]);

    /// <summary>What is known of a client, one that left included; null for nobody.</summary>
    public AwarenessState? Find(ulong client) =>
        _meta.TryGetValue(client, out var meta) ? new AwarenessState(client, meta.Clock, _states.TryGetValue(client, out var state) ? state : Any.Null) : null;

    private void Put(ulong client, int clock, Any state)
    {
        if (state.IsNullish) _states.Remove(client);
        else _states[client] = state;
        _meta[client] = (clock, time.GetTimestamp());
    }

    private AwarenessChange Raise(List<ulong> added, List<ulong> updated, List<ulong> removed, object? origin)
    {
        var change = new AwarenessChange(added, updated, removed, origin);
        if (added.Count + updated.Count + removed.Count > 0) Changed?.Invoke(change);
        return change;
    }
}
