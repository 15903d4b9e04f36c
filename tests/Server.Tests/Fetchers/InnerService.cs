using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Cadre.Server.Tests.Fetchers;

/// <summary>A service of this machine that nobody outside should reach; remembers every connection.</summary>
internal sealed class InnerService : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.IPv6Any, 0);

    public InnerService()
    {
        listener.Server.DualMode = true;
        listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<EndPoint?> Connections { get; } = new();

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                Connections.Enqueue(client.Client.RemoteEndPoint);
                _ = AnswerAsync(client);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            return; // The test is over.
        }
    }

    private static async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            if (await stream.ReadAsync(new byte[4096]) == 0)
            {
                return;
            }

            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 33\r\nConnection: close\r\n\r\n<html><body>treasure</body></html"u8.ToArray());
        }
    }
}
