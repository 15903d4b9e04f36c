using Cadre.Canvases.Live.Clients;

namespace Cadre.Canvases.Live.Presences;

/// <summary>
/// Chooses who is told of whose presence. A connection is told at once of those whose view overlaps its own, of whom it follows, and of everything but a place (who is there, what is selected). Cursors and views elsewhere are kept back until they
/// come into sight, and told every few seconds all the same: a presence that is not renewed for half a minute counts as gone.
/// </summary>
internal sealed class PresenceAudiences
{
    private readonly Dictionary<DocumentConnection, Audience> audiences = [];
    private readonly Dictionary<ulong, int> slots = [];
    private readonly Dictionary<ulong, Sight?> sights = [];
    private readonly Stack<int> free = [];
    private int next;

    /// <summary>Something is kept back from somebody.</summary>
    public bool AnyBehind => audiences.Values.Any(audience => audience.IsBehind);

    /// <summary>Somebody new, who has been told of everybody.</summary>
    public void Join(DocumentConnection connection)
    {
        var audience = new Audience();
        audience.SawAll(next);
        audiences.Add(connection, audience);
    }

    public void Leave(DocumentConnection connection) => audiences.Remove(connection);

    /// <summary>A client of the connection shows itself; null when it has left.</summary>
    public void Look(DocumentConnection connection, ulong client, Sight? sight)
    {
        if (audiences.TryGetValue(connection, out var audience))
        {
            audience.Look(client, sight);
        }
    }

    /// <summary>Who is told what, of the clients that changed; with <paramref name="all"/> also all that was kept back. Null for a client that is gone.</summary>
    public IReadOnlyList<(DocumentConnection To, IReadOnlyList<ulong> Clients)> Choose(IReadOnlyDictionary<ulong, Sight?> changed, bool all)
    {
        var told = changed.Select(change => (Client: change.Key, Slot: SlotOf(change.Key), Sight: change.Value, Loud: IsLoud(change.Key, change.Value))).ToList();
        foreach (var (client, sight) in changed)
        {
            sights[client] = sight;
        }

        var chosen = new List<(DocumentConnection, IReadOnlyList<ulong>)>(audiences.Count);
        foreach (var (connection, audience) in audiences)
        {
            var clients = new List<ulong>();
            foreach (var (client, slot, sight, loud) in told)
            {
                if (audience.Takes(slot, client, sight, loud))
                {
                    clients.Add(client);
                }
            }

            if ((all || audience.Moved) && audience.IsBehind)
            {
                clients.AddRange(slots.Where(other => audience.TakesLate(other.Value, other.Key, sights.GetValueOrDefault(other.Key), all)).Select(other => other.Key));
            }

            audience.EndRound();
            if (clients.Count > 0)
            {
                chosen.Add((connection, clients));
            }
        }

        Forget(changed.Where(change => change.Value is null).Select(change => change.Key));
        return chosen;
    }

    // Coming, going and anything that is not a place is for everybody.
    private bool IsLoud(ulong client, Sight? now) => now is null || !sights.TryGetValue(client, out var before) || before?.Rest != now.Rest;

    private int SlotOf(ulong client)
    {
        if (!slots.TryGetValue(client, out var slot))
        {
            slot = free.TryPop(out var freed) ? freed : next++;
            slots.Add(client, slot);
        }

        return slot;
    }

    private void Forget(IEnumerable<ulong> gone)
    {
        foreach (var client in gone)
        {
            sights.Remove(client);
            if (slots.Remove(client, out var slot))
            {
                free.Push(slot);
            }
        }
    }
}
