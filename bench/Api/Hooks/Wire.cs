using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cadre.Api.Bench.Hooks;

/// <summary>One kept-alive HTTP/1.1 connection that costs the generator next to nothing: a request in one write, an answer read to its end by its length or its last chunk.</summary>
internal sealed class Wire(Uri address) : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[16 << 10];

    public async Task OpenAsync(CancellationToken cancellationToken) =>
        await socket.ConnectAsync(IPAddress.TryParse(address.Host, out var ip) ? new IPEndPoint(ip, address.Port) : new DnsEndPoint(address.Host, address.Port), cancellationToken);

    /// <summary>Posts JSON; answers status and body.</summary>
    public async Task<(int Status, string Body)> PostAsync(string json, CancellationToken cancellationToken)
    {
        var request = string.Create(CultureInfo.InvariantCulture, $"POST {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        var (have, head) = (0, -1);
        while (head < 0)
        {
            have += await ReceiveAsync(have, cancellationToken);
            head = buffer.AsSpan(0, have).IndexOf(HeadEnd);
        }

        var header = Encoding.ASCII.GetString(buffer, 0, head);
        var status = int.Parse(header.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var start = head + HeadEnd.Length;
        var length = Field(header, "Content-Length");
        while (length is { } exact ? have < start + exact : !buffer.AsSpan(start, have - start).EndsWith("0\r\n\r\n"u8))
        {
            have += await ReceiveAsync(have, cancellationToken);
        }

        return (status, Encoding.UTF8.GetString(buffer, start, have - start));
    }

    public void Dispose() => socket.Dispose();

    private async Task<int> ReceiveAsync(int have, CancellationToken cancellationToken)
    {
        if (have == buffer.Length)
        {
            Array.Resize(ref buffer, 2 * buffer.Length);
        }

        var read = await socket.ReceiveAsync(buffer.AsMemory(have), cancellationToken);
        return read > 0 ? read : throw new IOException("The server closed the connection.");
    }

    private static int? Field(string header, string name)
    {
        var at = header.IndexOf("\r\n" + name + ":", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var from = at + name.Length + 3;
        var to = header.IndexOf("\r\n", from, StringComparison.Ordinal);
        return int.Parse(header.AsSpan(from, (to < 0 ? header.Length : to) - from).Trim(), CultureInfo.InvariantCulture);
    }
}
