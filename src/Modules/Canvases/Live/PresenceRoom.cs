using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live;

/// <summary>
/// Who is present on a document. A client id belongs to the actor who first shows itself with it, on its newest connection; what others say
/// about it is ignored (providers echo what they hear). The server stamps the identity on every state.
/// </summary>
internal sealed class PresenceRoom(TimeProvider time)
{
    private const int MaxStateBytes = 16 << 10;
    private const int MaxClientsPerConnection = 4;
    private readonly Awareness awareness = new(0, time);
    private readonly Dictionary<ulong, DocumentConnection> owners = [];
    private readonly HashSet<ulong> changed = [];
    private int shows;

    public bool HasChanges => changed.Count > 0;

    /// <summary>Takes in what a connection shows; false when it is malformed.</summary>
    public bool Apply(DocumentConnection connection, ReadOnlySpan<byte> update)
    {
        if (AwarenessState.Decode(update) is not { } states)
        {
            return false;
        }

        var own = new List<AwarenessState>();
        foreach (var state in states)
        {
            if (Owns(connection, state.Client) && (state.State.IsNullish || state.State.Map is not null))
            {
                own.Add(state with { State = Stamp(state.State, connection.Actor) });
            }
        }

        if (own.Exists(state => state.State.ToJson().Length > MaxStateBytes))
        {
            return false;
        }

        changed.UnionWith(awareness.Apply(own, connection).All);
        return true;
    }

    /// <summary>Shows a collaborator inside the server, such as an agent at work; it fades when it is not shown again in time.</summary>
    public void Show(Actor actor, Any state)
    {
        var client = ClientOf(actor);
        changed.UnionWith(awareness.Apply([new AwarenessState(client, ++shows, Stamp(state, actor))], actor).All);
    }

    public void Leave(DocumentConnection connection)
    {
        var gone = owners.Where(pair => pair.Value == connection).Select(pair => pair.Key).ToList();
        awareness.Remove(gone, connection);
        foreach (var client in gone)
        {
            owners.Remove(client);
            changed.Add(client);
        }
    }

    /// <summary>Forgets those who were not renewed in time.</summary>
    public void Tick()
    {
        var before = awareness.States.Keys.ToHashSet();
        awareness.Tick();
        changed.UnionWith(before.Where(client => !awareness.States.ContainsKey(client)));
    }

    /// <summary>Everybody, as a message for somebody new; null when nobody is there.</summary>
    public byte[]? Everybody() => awareness.States.Count == 0 ? null : SyncProtocol.Presence(awareness.Encode());

    /// <summary>What changed since the last call, as a message; null when nothing did.</summary>
    public byte[]? TakeChanges()
    {
        if (changed.Count == 0)
        {
            return null;
        }

        var message = SyncProtocol.Presence(awareness.Encode(changed));
        changed.Clear();
        return message;
    }

    // Above 2^32, where no provider's random client ids are.
    private static ulong ClientOf(Actor actor) => (1UL << 32) + (BitConverter.ToUInt64(actor.Id.ToByteArray().AsSpan(8)) >> 12);

    private bool Owns(DocumentConnection connection, ulong client)
    {
        if (owners.TryGetValue(client, out var owner))
        {
            if (owner != connection && owner.Actor.Key == connection.Actor.Key)
            {
                owners[client] = connection; // reconnected before the old socket was found dead
                return true;
            }

            return owner == connection;
        }

        if (awareness.States.ContainsKey(client) || owners.Count(pair => pair.Value == connection) >= MaxClientsPerConnection)
        {
            return false;
        }

        owners.Add(client, connection);
        return true;
    }

    private static Any Stamp(Any state, Actor actor)
    {
        if (state.Map is not { } fields)
        {
            return Any.Null;
        }

        var color = fields.TryGetValue("user", out var user) && user.Map is { } shown && shown.TryGetValue("color", out var given) ? given.Text : null;
        var stamped = new Dictionary<string, Any>(fields, StringComparer.Ordinal)
        {
            ["user"] = Any.FromMap(new Dictionary<string, Any>
            {
                ["id"] = actor.Id.ToString(),
                ["name"] = actor.Name,
                ["color"] = color is { Length: <= 16 } ? color : "#0891b2",
                ["kind"] = actor.Kind is ActorKind.User or ActorKind.Guest ? "person" : "agent",
            }),
        };
        return Any.FromMap(stamped);
    }
}
