using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cadre.Api.Bench.Streams;

/// <summary>One open event stream: notes for each token how old it was when it arrived. A token is the moment it was printed at, on the machine's monotonic clock.</summary>
internal sealed class TokenStream(Uri server, string run, string key) : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private const int LongestToken = 32;
    private readonly byte[] buffer = new byte[8 << 10];

    /// <summary>Milliseconds from print to arrival.</summary>
    public List<double> Ages { get; } = [];

    /// <summary>Connects; returns when the server has said that the stream is open.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), cancellationToken);
        var request = $"GET /api/v1/streams/run:{run} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {key}\r\nAccept: text/event-stream\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        var read = await socket.ReceiveAsync(buffer, cancellationToken);
        var answer = Encoding.ASCII.GetString(buffer, 0, read);
        if (!answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(answer);
        }
    }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var have = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(have), cancellationToken) is var read && read > 0)
            {
                have = Note(have + read, Stopwatch.GetTimestamp());
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            return; // the measurement is over
        }
    }

    public void Dispose() => socket.Dispose();

    /// <summary>Reads every "t123;" in the buffer; answers how many bytes of an unfinished one are left at its beginning.</summary>
    private int Note(int length, long now)
    {
        var rest = buffer.AsSpan(0, length);
        while (rest.IndexOf((byte)';') is var end && end >= 0)
        {
            if (Utf8Parser.TryParse(rest[(rest[..end].LastIndexOf((byte)'t') + 1)..end], out long printed, out _))
            {
                Ages.Add(Stopwatch.GetElapsedTime(printed, now).TotalMilliseconds);
            }

            rest = rest[(end + 1)..];
        }

        var left = rest.Length > LongestToken ? rest[^LongestToken..] : rest;
        left.CopyTo(buffer);
        return left.Length;
    }
}
