using System.Net;
using System.Net.Sockets;

namespace Cadre.Connections.Tests;

/// <summary>What the gateway and the proxy protect from, where neither stands between: a client that resolves what it is told and connects, over the same names and the same wires.</summary>
internal static class PlainClient
{
    /// <summary>Calls, redirects included; the addresses that it connected to.</summary>
    public static async Task<IReadOnlyList<IPAddress>> CallAsync(ConnectionsFixture fixture, Uri url)
    {
        fixture.Connector.Connected.Clear();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectCallback = async (context, cancellationToken) => new NetworkStream(await DialAsync(fixture, context.DnsEndPoint, cancellationToken), ownsSocket: true) });
        try
        {
            using var answer = await http.GetAsync(url, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException nobodyListens)
        {
            TestContext.Current.SendDiagnosticMessage($"{url}: {nobodyListens.Message}"); // It was tried, which is what counts.
        }

        return [.. fixture.Connector.Connected];
    }

    private static async Task<Socket> DialAsync(ConnectionsFixture fixture, DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(target.Host.Trim('[', ']'), out var literal) ? [literal] : await fixture.Resolver.ResolveAsync(target.Host.TrimEnd('.'), cancellationToken);
        return await fixture.Connector.ConnectAsync(addresses[^1], target.Port, cancellationToken); // The last: a name may mix public and private ones.
    }
}
