using System.Net;
using Cadre.Identity;
using Cadre.Kernel;
using Cadre.Sandboxes;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;

namespace Cadre.Server.Composition;

/// <summary>Builds the web application: services, the guard, routes, the web client.</summary>
internal static class ServerApp
{
    public static WebApplication Build(ServerSetup setup)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Cadre.Server", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, setup.Port));
        builder.WebHost.UseSockets(static sockets => sockets.UnsafePreferInlineScheduling = true); // answers go out where they are made; sockets complete on the pool, so nothing that blocks holds up another connection
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddCadre(setup);

        var app = builder.Build();
        app.UseSandboxPreviews(); // hosts of their own: nothing below answers there
        app.UseRouting();
        app.UseIdentity();
        app.UseWebSockets();
        app.MapCadre();
        app.UseEndpoints(static _ => { }); // routes are known from here on, also to commands that never start the server
        app.UseWebClient(setup.Web);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1 << 20; // a route's policy raises it
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 << 10;
        kestrel.Limits.MaxConcurrentConnections = 5000;
        kestrel.Listen(IPAddress.Loopback, port);
    }

    private static void MapCadre(this WebApplication app) => new EndpointRegistry(app).MapModules();
}
