using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Cadre.Kernel;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>
/// The way to ports inside a sandbox. Each program has a network of its own, so a forwarder beside it connects out to this socket, says the program's name and waits; to
/// reach a port the server takes a waiting connection and says the port. The server never opens a path that the sandbox could have planted.
/// </summary>
internal sealed class Tunnel : IAsyncDisposable
{
    private const int MaxName = 64;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentDictionary<string, TunnelEnd> ends = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();
    private readonly IdSource ids;
    private readonly TimeProvider time;
    private readonly Task accepting;

    public Tunnel(string socketPath, IdSource ids, TimeProvider time)
    {
        SocketPath = socketPath;
        this.ids = ids;
        this.time = time;
        listener.Bind(new UnixDomainSocketEndPoint(socketPath));
        File.SetUnixFileMode(socketPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
        listener.Listen(64);
        accepting = AcceptAsync();
    }

    /// <summary>The socket to show inside.</summary>
    public string SocketPath { get; }

    /// <summary>A name for a program that starts now.</summary>
    public TunnelEnd Register()
    {
        var end = new TunnelEnd(ids.NewToken(12).Replace('-', 'x'), time, gone => ends.TryRemove(gone, out _));
        ends[end.Name] = end;
        return end;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        foreach (var end in ends.Values)
        {
            end.Dispose();
        }

        File.Delete(SocketPath);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = GreetAsync(await listener.AcceptAsync(stop.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                if (exception is not SocketException)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Reads the name byte by byte: what follows it belongs to whoever dials.</summary>
    private async Task GreetAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), time);
        try
        {
            var name = new StringBuilder();
            var one = new byte[1];
            while (name.Length <= MaxName && await socket.ReceiveAsync(one, patience.Token) == 1 && one[0] != (byte)'\n')
            {
                name.Append((char)one[0]);
            }

            if (!ends.TryGetValue(name.ToString(), out var end) || !end.Offer(socket))
            {
                socket.Dispose();
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Dispose(); // The program went away, or says nothing.
        }
    }
}
