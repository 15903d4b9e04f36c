using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Presences;
using Cadre.Crdt;

namespace Cadre.Canvases.Live.Clients;

/// <summary>Who is connected to a document, and who is shown on it. Called under the document's lock.</summary>
internal sealed class Crowd(LiveDocumentsOptions options, TimeProvider time)
{
    private readonly List<DocumentConnection> connections = [];
    private readonly PresencePace pace = new(time);

    /// <summary>Who is where.</summary>
    public PresenceRoom Presence { get; } = new(time);

    public int Count => connections.Count;

    /// <summary>So many that what they are told is gathered.</summary>
    public bool IsLarge => connections.Count > options.ImmediateUpTo;

    /// <summary>Those who are connected now.</summary>
    public DocumentConnection[] Everybody => [.. connections];

    /// <summary>Adds a client: it is asked for what it has beyond <paramref name="known"/>, if it may write, and told who is there.</summary>
    public void Join(DocumentConnection connection, StateVector known)
    {
        connections.Add(connection);
        if (connection.Access != DocumentAccess.View)
        {
            connection.Send(SyncProtocol.Step1(known));
        }

        if (Presence.Join(connection) is { } everybody)
        {
            connection.Send(everybody);
        }
    }

    public void Leave(DocumentConnection connection)
    {
        connections.Remove(connection);
        Presence.Leave(connection);
    }

    /// <summary>What is to be told now of who is where; of a large crowd not more often than its pace: then it waits.</summary>
    public (PresenceRound? Round, bool Waits) TakeRound()
    {
        var waits = Presence.HasChanges && IsLarge && !pace.IsTime(connections.Count);
        return (waits ? null : Presence.TakeChanges(), waits);
    }

    /// <summary>Ends all connections.</summary>
    public void Close(int code, string why) => connections.ForEach(connection => connection.Close(code, why));
}
