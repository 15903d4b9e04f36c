using System.Net.WebSockets;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Sandboxes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cadre.Blocks.Browse.Recording;

/// <summary>Opens a sandboxed browser for a person who shows what a browser block shall do; see <see cref="BrowserRecording"/>. At most fifteen minutes.</summary>
internal static class RecordBrowser
{
    private const int Width = 1280;
    private const int Height = 800;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static async Task<IResult> HandleAsync(string url, string? hosts, Tenant tenant, Caller caller, HttpContext context, RecordingServices services, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return Error.Invalid("url_invalid", $"'{url}' is no address of the web.", "Write it whole, such as https://example.org/.").ToProblem();
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Error.Invalid("websocket_expected", "This is a WebSocket.", "Connect with a WebSocket client.").ToProblem();
        }

        // 1. the browser, whose only way out are the hosts of this address
        var allowed = BrowseHosts.Of([new BrowseStep("open", null, url, null)], hosts?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []);
        await using var proxy = services.Proxies.Open(tenant, WayFolder.Open(), allowed, new EgressSource());
        var started = await Browser.StartAsync(services.Sandboxes, tenant, new SandboxKey($"record-{services.Ids.NewGuid():N}"), services.Options.Value, proxy.SocketPath, services.Time.GetUtcNow(), cancellationToken);
        if (!started.IsOk)
        {
            return started.Error.ToProblem();
        }

        await using var browser = started.Value;
        var tab = await BrowserTab.OpenAsync(browser, Width, Height, services.Time, cancellationToken);
        if (!tab.IsOk)
        {
            return tab.Error.ToProblem();
        }

        // 2. the person, until they leave, the time is over, or their access is taken away
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        using var limit = new CancellationTokenSource(Longest, services.Time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, services.Lifetime.ApplicationStopping);
        using var recording = new BrowserRecording(socket, tab.Value);
        var following = GuardAsync(recording.RunAsync(address, ending.Token));
        await Task.WhenAny(following, GuardAsync(WatchAccessAsync(caller, services, ending.Token)));
        await ending.CancelAsync();
        await following;
        return TypedResults.Empty;
    }

    private static async Task WatchAccessAsync(Caller caller, RecordingServices services, CancellationToken cancellationToken)
    {
        while (await services.Callers.IsCurrentAsync(caller, cancellationToken))
        {
            await Task.Delay(LookEvery, services.Time, cancellationToken);
        }
    }

    private static async Task GuardAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception left) when (left is OperationCanceledException or WebSocketException or IOException)
        {
            // The person has left, or the time is over: both are ends of a recording.
        }
    }
}

/// <summary>What a recording is made with.</summary>
internal sealed class RecordingServices(ISandboxProvider sandboxes, ISandboxProxies proxies, IOptions<BlocksOptions> options, ICallerCheck callers, IHostApplicationLifetime lifetime, TimeProvider time, IdSource ids)
{
    public ISandboxProvider Sandboxes => sandboxes;

    public ISandboxProxies Proxies => proxies;

    public IOptions<BlocksOptions> Options => options;

    public ICallerCheck Callers => callers;

    public IHostApplicationLifetime Lifetime => lifetime;

    public TimeProvider Time => time;

    public IdSource Ids => ids;
}
