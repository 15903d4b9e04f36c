using System.Net;
using System.Net.Sockets;

namespace Cadre.Connections.Addresses;

/// <summary>Finds the addresses of a name.</summary>
internal interface IHostResolver
{
    /// <summary>All addresses; none when the name is unknown.</summary>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>The system's resolver.</summary>
internal sealed class SystemResolver : IHostResolver
{
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
