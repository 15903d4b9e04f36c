using Cadre.Crdt;

namespace Cadre.Canvases.Live.Presences;

/// <summary>What is to be told of who is where, and to whom.</summary>
/// <param name="States">The presence of those who changed, or were kept back before, as written.</param>
/// <param name="Parts">For each connection the states it gets, as places in the list.</param>
internal sealed record PresenceRound(IReadOnlyList<byte[]> States, IReadOnlyList<(DocumentConnection To, IReadOnlyList<int> States)> Parts)
{
    /// <summary>Sends it; whoever gets all shares one message.</summary>
    public void Send()
    {
        byte[]? all = null;
        foreach (var (to, states) in Parts)
        {
            to.Send(states.Count == States.Count ? all ??= Message(States) : Message([.. states.Select(state => States[state])]));
        }
    }

    private static byte[] Message(IReadOnlyList<byte[]> states) => SyncProtocol.Presence(AwarenessState.Join(states));
}
