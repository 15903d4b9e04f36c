using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Cadre.Connections.Contracts;
using Cadre.Kernel;

namespace Cadre.Blocks.Tests;

/// <summary>The way out of sandboxes in tests: names of test sites lead to ports of this machine, if they are on the list of the sandbox; everything else is refused.</summary>
internal sealed class LoopbackProxies : ISandboxProxies
{
    /// <summary>Name → port of the site. Of all tests.</summary>
    public ConcurrentDictionary<string, int> Sites { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was asked for and refused.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    public ISandboxProxy Open(Tenant tenant, string folder, IReadOnlyList<string> allowedHosts, EgressSource? source = null)
    {
        Directory.CreateDirectory(folder);
        return new Way(Path.Combine(folder, $"t{Guid.NewGuid():N}"[..20]), this, allowedHosts);
    }

    private sealed class Way : ISandboxProxy
    {
        private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        private readonly LoopbackProxies proxies;
        private IReadOnlyList<string> allowed;

        public Way(string path, LoopbackProxies proxies, IReadOnlyList<string> allowed)
        {
            (SocketPath, this.proxies, this.allowed) = (path, proxies, allowed);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110); // the sandbox's user is another
            }

            listener.Listen();
            _ = AcceptAsync();
        }

        public string SocketPath { get; }

        public void Allow(IReadOnlyList<string> allowedHosts) => allowed = allowedHosts;

        public IReadOnlyList<Error> RefusedSince(DateTimeOffset time) => [];

        public ValueTask DisposeAsync()
        {
            listener.Dispose();
            File.Delete(SocketPath);
            return ValueTask.CompletedTask;
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    _ = ServeAsync(await listener.AcceptAsync());
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                return; // the sandbox is gone
            }
        }

        private async Task ServeAsync(Socket client)
        {
            using (client)
            {
                var buffer = new byte[16 * 1024];
                var read = await client.ReceiveAsync(buffer);
                var lines = Encoding.Latin1.GetString(buffer, 0, read).Split("\r\n");
                var parts = lines[0].Split(' ');
                if (parts.Length < 2 || !Uri.TryCreate(parts[1], UriKind.Absolute, out var url) || !allowed.Any(a => a == url.Host) || !proxies.Sites.TryGetValue(url.Host, out var port))
                {
                    proxies.Refused.Enqueue(lines[0]);
                    await client.SendAsync("HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nProxy-Status: cadre; error=http_request_denied\r\nContent-Length: 8\r\nConnection: close\r\n\r\nrefused."u8.ToArray());
                    return;
                }

                using var site = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await site.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
                var head = $"{parts[0]} {url.PathAndQuery} HTTP/1.1\r\nConnection: close\r\n" + string.Join("\r\n", lines.Skip(1).Where(l => !l.StartsWith("Connection", StringComparison.OrdinalIgnoreCase) && !l.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)));
                await site.SendAsync(Encoding.Latin1.GetBytes(head));
                for (var got = await site.ReceiveAsync(buffer); got > 0; got = await site.ReceiveAsync(buffer))
                {
                    await client.SendAsync(buffer.AsMemory(0, got));
                }
            }
        }
    }
}
