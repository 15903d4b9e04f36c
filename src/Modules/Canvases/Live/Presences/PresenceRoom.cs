using Cadre.Canvases.Live.Clients;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Presences;

/// <summary>
/// Who is present on a document. A client id belongs to the actor who first shows itself with it, on its newest connection; what others say
/// about it is ignored (providers echo what they hear). The server stamps the identity on every state.
/// </summary>
internal sealed class PresenceRoom(TimeProvider time)
{
    private const int MaxStateBytes = 16 << 10;
    private const int MaxClientsPerConnection = 4;

    /// <summary>What was kept back is told this often; with clients renewing theirs every 15 s, well within the 30 s after which one counts as gone.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(8);
    private readonly Awareness awareness = new(0, time);
    private readonly Dictionary<ulong, DocumentConnection> owners = [];
    private readonly Dictionary<ulong, Sight?> changed = [];
    private readonly PresenceAudiences audiences = new();
    private long lastBeat = time.GetTimestamp();
    private bool beat;
    private int shows;

    public bool HasChanges => changed.Count > 0 || beat;

    /// <summary>Somebody new; the answer tells them who is there, null for nobody.</summary>
    public byte[]? Join(DocumentConnection connection)
    {
        audiences.Join(connection);
        return Everybody();
    }

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

        // A state of which no piece can have grown beyond the bound is not written out to be measured.
        if (update.Length > MaxStateBytes / 8 && own.Exists(state => state.State.ToJson().Length > MaxStateBytes))
        {
            return false;
        }

        foreach (var client in awareness.Apply(own, connection).All)
        {
            audiences.Look(connection, client, Note(client));
        }

        return true;
    }

    /// <summary>Shows a collaborator inside the server, such as an agent at work; it fades when it is not shown again in time.</summary>
    public void Show(Actor actor, Any state)
    {
        var client = ClientOf(actor);
        foreach (var shown in awareness.Apply([new AwarenessState(client, ++shows, Stamp(state, actor))], actor).All)
        {
            Note(shown);
        }
    }

    public void Leave(DocumentConnection connection)
    {
        audiences.Leave(connection);
        var gone = owners.Where(pair => pair.Value == connection).Select(pair => pair.Key).ToList();
        awareness.Remove(gone, connection);
        foreach (var client in gone)
        {
            owners.Remove(client);
            Note(client);
        }
    }

    /// <summary>Forgets those who were not renewed in time.</summary>
    public void Tick()
    {
        var before = awareness.States.Keys.ToHashSet();
        awareness.Tick();
        foreach (var client in before.Where(client => !awareness.States.ContainsKey(client)))
        {
            Note(client);
        }

        if (time.GetElapsedTime(lastBeat) >= Beat)
        {
            lastBeat = time.GetTimestamp();
            beat = audiences.AnyBehind;
        }
    }

    /// <summary>Everybody, as a message for somebody new; null when nobody is there.</summary>
    public byte[]? Everybody() => awareness.States.Count == 0 ? null : SyncProtocol.Presence(awareness.Encode());

    /// <summary>What changed since the last call, for those whom it concerns; null when nothing did.</summary>
    public PresenceRound? TakeChanges()
    {
        if (!HasChanges)
        {
            return null;
        }

        var chosen = audiences.Choose(changed, beat);
        changed.Clear();
        beat = false;
        var places = new Dictionary<ulong, int>();
        var states = new List<byte[]>();
        int PlaceOf(ulong client)
        {
            if (!places.TryGetValue(client, out var place))
            {
                places.Add(client, place = states.Count);
                states.Add(awareness.Find(client)!.Encode()); // whoever is chosen has been here
            }

            return place;
        }

        List<(DocumentConnection, IReadOnlyList<int>)> parts = [.. chosen.Select(part => (part.To, (IReadOnlyList<int>)[.. part.Clients.Select(PlaceOf)]))];
        return new PresenceRound(states, parts);
    }

    /// <summary>A client shows something else than before, or has left: then there is nothing to see of it.</summary>
    private Sight? Note(ulong client) => changed[client] = awareness.States.TryGetValue(client, out var state) ? Sight.Of(state) : null;

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
