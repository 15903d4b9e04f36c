using System.Net.Sockets;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Microsoft.Extensions.Logging;

namespace Cadre.Connections.Proxy;

/// <summary>Opens proxies for sandboxes.</summary>
internal sealed class SandboxProxies(ProxyServices services, ILogger<SandboxProxy> logger) : ISandboxProxies
{
    public ISandboxProxy Open(Tenant tenant, string folder, IReadOnlyList<string> allowedHosts, EgressSource? source = null)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{services.Ids.NewToken(9)}.sock");
        return new SandboxProxy(path, tenant, allowedHosts, source, services, logger);
    }
}

/// <summary>One sandbox's proxy.</summary>
internal sealed partial class SandboxProxy : ISandboxProxy
{
    private const int MaxConnections = 64;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim slots = new(MaxConnections);
    private readonly Tenant tenant;
    private readonly RecentRefusals refusals;
    private readonly EgressSource? source;
    private readonly ProxyServices services;
    private readonly ILogger logger;
    private readonly Task accepting;
    private volatile IReadOnlyList<AllowedHost> allowed = [];

    public SandboxProxy(string path, Tenant tenant, IReadOnlyList<string> allowedHosts, EgressSource? source, ProxyServices services, ILogger logger)
    {
        SocketPath = path;
        this.tenant = tenant;
        refusals = new RecentRefusals(services.Time);
        Allow(allowedHosts);
        this.source = source;
        this.services = services;
        this.logger = logger;
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
        {
            // The sandbox's user is another; who may traverse the folder is the folder's matter.
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
        }

        listener.Listen(MaxConnections);
        accepting = AcceptAsync();
    }

    public string SocketPath { get; }

    public void Allow(IReadOnlyList<string> allowedHosts) => allowed = [.. allowedHosts.Select(AllowedHost.Parse)];

    public IReadOnlyList<Error> RefusedSince(DateTimeOffset time) => refusals.Since(time);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        for (var i = 0; i < MaxConnections; i++)
        {
            await slots.WaitAsync(CancellationToken.None); // Each connection gives its slot back when it has ended.
        }

        File.Delete(SocketPath);
        stop.Dispose();
        slots.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await slots.WaitAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                _ = ServeAsync(await listener.AcceptAsync(stop.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                slots.Release();
                if (exception is not SocketException)
                {
                    return;
                }
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        try
        {
            using (client)
            {
                await new ProxyConnection(client, tenant, allowed, source, services, refusals).ServeAsync(stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
        {
            LogEnded(exception.Message); // The sandbox went away, or was too slow.
        }
        finally
        {
            slots.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A sandbox's connection ended early: {Reason}")]
    private partial void LogEnded(string reason);
}
