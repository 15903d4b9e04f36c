using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Cadre.Connections.Addresses;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>Open connections, apart for each workspace: what one may reach another must not find open.</summary>
internal sealed class ConnectionPools(AddressDialer dialer, TimeProvider time) : IDisposable
{
    /// <summary>Carries the checked addresses from the gate to the connection.</summary>
    public static readonly HttpRequestOptionsKey<IReadOnlyList<IPAddress>> Addresses = new("cadre.addresses");

    private const int MaxPools = 256;
    private readonly ConcurrentDictionary<WorkspaceId, Pool> pools = new();

    /// <summary>Sends a request whose <see cref="Addresses"/> are set; no redirects, no cookies, no proxy.</summary>
    public Task<HttpResponseMessage> SendAsync(WorkspaceId workspace, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var pool = pools.GetOrAdd(workspace, _ => new Pool(new HttpMessageInvoker(CreateHandler())));
        pool.UsedAt = time.GetTimestamp();
        if (pools.Count > MaxPools)
        {
            Drop(pools.MinBy(pair => pair.Value.UsedAt).Key);
        }

        return pool.Invoker.SendAsync(request, cancellationToken);
    }

    /// <summary>Closes a workspace's idle connections; those in use end with their call.</summary>
    public void Drop(WorkspaceId workspace)
    {
        if (pools.TryRemove(workspace, out var pool))
        {
            _ = Task.Delay(TimeSpan.FromMinutes(10), time, CancellationToken.None).ContinueWith(_ => pool.Invoker.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    public void Dispose()
    {
        foreach (var pool in pools.Values)
        {
            pool.Invoker.Dispose();
        }
    }

    private SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 64,
        MaxConnectionsPerServer = 64,
        MaxResponseDrainSize = 64 * 1024,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        ConnectTimeout = Timeout.InfiniteTimeSpan,
        ActivityHeadersPropagator = null,
        ConnectCallback = async (context, cancellationToken) =>
        {
            if (!context.InitialRequestMessage.Options.TryGetValue(Addresses, out var addresses))
            {
                throw new InvalidOperationException("A request without checked addresses: send it through the gateway.");
            }

            return new NetworkStream(await dialer.DialAsync(addresses, context.DnsEndPoint.Port, cancellationToken), ownsSocket: true);
        },
    };

    private sealed class Pool(HttpMessageInvoker invoker)
    {
        public HttpMessageInvoker Invoker { get; } = invoker;

        public long UsedAt { get; set; }
    }
}
