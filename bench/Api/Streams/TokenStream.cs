using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cadre.Api.Bench.Streams;

/// <summary>
/// One open event stream: notes for each token how old it was when it arrived. A token is the moment it was printed at, on the machine's monotonic clock. What arrives is read on the one thread that waits for
/// all sockets; nothing is allocated for it.
/// </summary>
internal sealed class TokenStream : IDisposable
{
    private const int LongestToken = 32;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs receiving = new();
    private readonly List<long> ages = new(1 << 10);
    private readonly byte[] buffer = new byte[8 << 10];
    private readonly EndPoint server;
    private readonly byte[] request;
    private int have;

    public TokenStream(Uri server, string path, string key)
    {
        this.server = new IPEndPoint(IPAddress.Loopback, server.Port);
        request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {key}\r\nAccept: text/event-stream\r\n\r\n");
        receiving.Completed += (_, _) => Go(arrived: true);
    }

    /// <summary>From print to arrival, in ticks of the stopwatch. To be read after <see cref="Dispose"/>, or where a moment's blur does no harm.</summary>
    public IReadOnlyList<long> Ages => ages;

    /// <summary>Connects; returns when the server has said that the stream is open. From then on it reads.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await socket.ConnectAsync(server, cancellationToken);
        await socket.SendAsync(request, cancellationToken);
        var read = await socket.ReceiveAsync(buffer, cancellationToken);
        var answer = Encoding.ASCII.GetString(buffer, 0, read);
        if (!answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(answer);
        }

        receiving.SetBuffer(buffer, 0, buffer.Length);
        Go(arrived: false);
    }

    public void Dispose()
    {
        socket.Dispose();
        receiving.Dispose();
    }

    private void Go(bool arrived)
    {
        try
        {
            while (arrived || !socket.ReceiveAsync(receiving))
            {
                arrived = false;
                if (receiving.SocketError != SocketError.Success || receiving.BytesTransferred == 0)
                {
                    return; // the measurement is over
                }

                have = Note(have + receiving.BytesTransferred, Stopwatch.GetTimestamp());
                receiving.SetBuffer(have, buffer.Length - have);
            }
        }
        catch (ObjectDisposedException)
        {
            return; // the measurement is over
        }
    }

    /// <summary>Reads every "t123;" in the buffer; answers how many bytes of an unfinished one are left at its beginning.</summary>
    private int Note(int length, long now)
    {
        var rest = buffer.AsSpan(0, length);
        while (rest.IndexOf((byte)';') is var end && end >= 0)
        {
            if (Utf8Parser.TryParse(rest[(rest[..end].LastIndexOf((byte)'t') + 1)..end], out long printed, out _))
            {
                ages.Add(now - printed);
            }

            rest = rest[(end + 1)..];
        }

        var left = rest.Length > LongestToken ? rest[^LongestToken..] : rest;
        left.CopyTo(buffer);
        return left.Length;
    }
}
