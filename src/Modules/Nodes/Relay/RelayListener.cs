using System.Collections.Frozen;
using Cadre.Nodes.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cadre.Nodes.Relay;

/// <summary>
/// The node's own address for the other nodes: TLS, apart from the public address and its routes. Each call: 1. proves itself by the secret of this incarnation, 2. names a
/// service, 3. carries a caller with a tenant. Nothing is answered before all three hold. Connections, streams, headers and bodies are bounded.
/// </summary>
internal sealed class RelayListener(RelayIdentity identity, IEnumerable<INodeService> services, NodesOptions options, ILoggerFactory logs) : IHostedService, IAsyncDisposable
{
    private const string Prefix = "/relay/";
    private readonly FrozenDictionary<string, INodeService> services = services.ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
    private WebApplication? app;
    private int open;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("https://127.0.0.1:0");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Cadre.Nodes", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(logs).AddSingleton<IHostLifetime, SilentLifetime>();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(Listen);
        app = builder.Build();
        app.UseWebSockets();
        app.Run(ServeAsync);
        await app.StartAsync(cancellationToken);
        var bound = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Address = new UriBuilder("https", options.Relay.Address.ToString(), bound.Port).Uri;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(1)); // by now everything was handed over
        await (app?.StopAsync(patience.Token) ?? Task.CompletedTask);
    }

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? default;

    private void Listen(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = options.MaxCalls;
        kestrel.Limits.MaxConcurrentUpgradedConnections = options.MaxCalls;
        kestrel.Limits.MaxRequestBodySize = 32 << 20;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 << 10;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
        kestrel.Listen(options.Relay, listen => listen.UseHttps(identity.Certificate));
    }

    private async Task ServeAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(CallerHeader.Scheme, StringComparison.Ordinal) || !identity.Accepts(authorization[CallerHeader.Scheme.Length..])) // 1
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(Prefix, StringComparison.Ordinal) || !services.TryGetValue(path[Prefix.Length..], out var service)) // 2
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (CallerHeader.Read(context.Request.Headers[CallerHeader.Name].ToString()) is not { Tenant: { } tenant } caller) // 3
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            if (Interlocked.Increment(ref open) > options.MaxCalls)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            await service.ServeAsync(context, caller, tenant, context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    /// <summary>The process's signals belong to the server, not to this listener.</summary>
    private sealed class SilentLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
