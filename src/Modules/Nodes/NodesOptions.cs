using System.Net;

namespace Cadre.Nodes;

/// <summary>How this process takes part.</summary>
public sealed record NodesOptions
{
    /// <summary>Its name in listings: the machine's name by default.</summary>
    public string Name { get; init; } = Environment.MachineName;

    /// <summary>Where the other nodes reach it: a loopback address and a free port by default; nodes on several machines name an address of their private network.</summary>
    public IPEndPoint Relay { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>After this time without a heartbeat a node counts as gone (a dead process is noticed at once): 8 seconds by default.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How often the row is renewed: 1 second by default.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often peers are looked after when there are any: 100 ms by default.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long reaching another node may take: 2 seconds by default.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Calls and sockets of other nodes served at once: 5,000 by default.</summary>
    public int MaxCalls { get; init; } = 5000;
}
