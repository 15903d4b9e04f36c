using Cadre.Canvases.Live.Clients;
using Cadre.Crdt;

namespace Cadre.Canvases.Live.Presences;

/// <summary>What is to be told of who is where, and to whom.</summary>
/// <param name="States">The presence of those who changed, or were kept back before, as written.</param>
/// <param name="Parts">For each connection the states it gets, as places in the list.</param>
internal sealed record PresenceRound(IReadOnlyList<byte[]> States, IReadOnlyList<(DocumentConnection To, IReadOnlyList<int> States)> Parts)
{
    /// <summary>Sends it; all who get the same share one message.</summary>
    public void Send()
    {
        var messages = new Dictionary<int, (IReadOnlyList<int> States, byte[] Message)>();
        foreach (var (to, states) in Parts)
        {
            var key = KeyOf(states);
            if (!messages.TryGetValue(key, out var known) || !known.States.SequenceEqual(states))
            {
                known = (states, SyncProtocol.Presence(AwarenessState.Join([.. states.Select(state => States[state])])));
                messages[key] = known;
            }

            to.Send(known.Message);
        }
    }

    private static int KeyOf(IReadOnlyList<int> states)
    {
        var key = default(HashCode);
        for (var i = 0; i < states.Count; i++)
        {
            key.Add(states[i]);
        }

        return key.ToHashCode();
    }
}
