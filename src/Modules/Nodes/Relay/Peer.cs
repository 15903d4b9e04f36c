using System.Net.Http.Headers;
using System.Net.WebSockets;
using Cadre.Nodes.Contracts;
using Cadre.Nodes.Persistence;

namespace Cadre.Nodes.Relay;

/// <summary>A living node and the connections to it. Its certificate must be the one the registry names; disposed when it is gone, which ends every call under way.</summary>
internal sealed class Peer : IDisposable
{
    private readonly NodeContact contact;
    private readonly HttpMessageInvoker calls;
    private readonly HttpMessageInvoker sockets;
    private readonly CancellationTokenSource gone = new();

    public Peer(NodeContact contact, TimeSpan connectWithin)
    {
        this.contact = contact;
        calls = new(Handler(contact, connectWithin), disposeHandler: true);
        sockets = new(Handler(contact, connectWithin), disposeHandler: true);
    }

    public NodeId Id => contact.Id;

    /// <summary>The answer once its head is there.</summary>
    /// <exception cref="HttpRequestException">It cannot be reached.</exception>
    public async Task<NodeReply> SendAsync(NodeCall call, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, gone.Token);
        using var request = new HttpRequestMessage(call.Body is null ? HttpMethod.Get : HttpMethod.Post, AddressOf(call, contact.Relay.Scheme))
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = call.Body is { } body ? new ByteArrayContent(body) : null,
        };
        foreach (var (name, value) in Headers(call))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Content is { } content)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        var response = await calls.SendAsync(request, ending.Token);
        return new NodeReply((int)response.StatusCode, await response.Content.ReadAsStreamAsync(ending.Token), response, gone.Token);
    }

    /// <exception cref="WebSocketException">It cannot be reached, or does not want the socket.</exception>
    public async Task<WebSocket> OpenSocketAsync(NodeCall call, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, gone.Token);
        var socket = new ClientWebSocket();
        try
        {
            foreach (var (name, value) in Headers(call))
            {
                socket.Options.SetRequestHeader(name, value);
            }

            socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(5);
            socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(5);
            await socket.ConnectAsync(AddressOf(call, "wss"), sockets, ending.Token);
            var registration = gone.Token.Register(static s => ((ClientWebSocket)s!).Abort(), socket);
            return new PeerSocket(socket, registration);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        gone.Cancel();
        calls.Dispose();
        sockets.Dispose();
    }

    private static SocketsHttpHandler Handler(NodeContact contact, TimeSpan connectWithin) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = connectWithin,
        EnableMultipleHttp2Connections = true,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        KeepAlivePingDelay = TimeSpan.FromSeconds(5),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null && RelayIdentity.FingerprintOf(certificate) == contact.Certificate },
    };

    private Uri AddressOf(NodeCall call, string scheme) => new UriBuilder(contact.Relay)
    {
        Scheme = scheme,
        Path = "/relay/" + call.Service,
        Query = string.Join('&', call.Query.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}")),
    }.Uri;

    private IEnumerable<(string Name, string Value)> Headers(NodeCall call) =>
        [("Authorization", CallerHeader.Scheme + contact.Secret.Reveal()), (CallerHeader.Name, CallerHeader.Write(call.Caller))];
}
