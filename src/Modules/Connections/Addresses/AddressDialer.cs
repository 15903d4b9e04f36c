using System.Net;
using System.Net.Sockets;

namespace Cadre.Connections.Addresses;

/// <summary>Opens a connection to one address: the only place where sockets to the outside are opened.</summary>
internal interface IAddressConnector
{
    /// <summary>Connects, or throws <see cref="SocketException"/>.</summary>
    Task<Socket> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken);
}

/// <summary>Plain TCP.</summary>
internal sealed class TcpConnector : IAddressConnector
{
    public async Task<Socket> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Connects to checked addresses, one after another; names are not its business.</summary>
internal sealed class AddressDialer(IAddressConnector connector, ConnectionsOptions options)
{
    /// <summary>Connects to the first of the addresses that answers.</summary>
    public async Task<Socket> DialAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        Exception? last = null;
        foreach (var address in addresses)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(options.ConnectTimeout);
            try
            {
                return await connector.ConnectAsync(address, port, patience.Token);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                last = exception;
            }
        }

        throw new HttpRequestException(HttpRequestError.ConnectionError, last is OperationCanceledException ? "the connection was not opened in time" : last?.Message, last);
    }
}
