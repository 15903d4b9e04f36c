using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Cadre.Kernel;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>One program's waiting connections.</summary>
internal sealed class TunnelEnd(string name, TimeProvider time, Action<string> onGone) : IDisposable
{
    private const int MostWaiting = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Channel<Socket> waiting = Channel.CreateBounded<Socket>(MostWaiting);

    /// <summary>The program's name on the tunnel.</summary>
    public string Name => name;

    /// <summary>Takes a connection that waits; false when there are enough.</summary>
    public bool Offer(Socket socket) => waiting.Writer.TryWrite(socket);

    /// <summary>Connects to a port inside: takes a waiting connection, says the port, reads whether it worked.</summary>
    public async Task<Result<Stream>> DialAsync(int port, CancellationToken cancellationToken)
    {
        if (port is < 1 or > 65535)
        {
            return SandboxErrors.PortClosed(port);
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        Socket? socket = null;
        try
        {
            socket = await waiting.Reader.ReadAsync(either.Token);
            await socket.SendAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{port}\n")), either.Token);
            var answer = new byte[2];
            var read = await socket.ReceiveAsync(answer.AsMemory(0, 1), either.Token);
            read += read == 1 ? await socket.ReceiveAsync(answer.AsMemory(1, 1), either.Token) : 0;
            if (read == 2 && answer[0] == (byte)'+')
            {
                return new NetworkStream(socket, ownsSocket: true);
            }
        }
        catch (Exception exception) when (exception is SocketException or ChannelClosedException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            socket?.Dispose();
            return SandboxErrors.PortClosed(port); // The program ended, or its forwarder was killed from inside.
        }

        socket.Dispose();
        return SandboxErrors.PortClosed(port);
    }

    public void Dispose()
    {
        onGone(name);
        waiting.Writer.TryComplete();
        while (waiting.Reader.TryRead(out var socket))
        {
            socket.Dispose();
        }
    }
}
