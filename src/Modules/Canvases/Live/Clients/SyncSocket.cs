using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Canvases.Live.Clients;

/// <summary>Turns a request into a connection of a document: of this node's, or relayed to the node that owns it.</summary>
internal static class SyncSocket
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static WebSocketAcceptContext Accepting => new() { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive };

    public static async Task<IResult> OpenAsync(Caller caller, DocumentKey key, Role role, HttpContext context, SyncServices services, CancellationToken cancellationToken)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Error.Invalid("websocket_expected", "This is a WebSocket.", "Connect with a y-websocket provider.").ToProblem();
        }

        if (!IsSameOrigin(context.Request))
        {
            return new Error(ErrorKind.Forbidden, "origin_refused", "A page of another origin may not open this socket.", "Open Cadre itself.").ToProblem();
        }

        if (caller.Tenant is not { } tenant || await services.Canvases.FindAsync(tenant, key.Canvas, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var stopping = services.Lifetime.ApplicationStopping;
        switch (await services.Documents.LocateAsync(key, cancellationToken))
        {
            case DocumentPlace.Here here:
                var scope = await services.Callers.ScopeOfAsync(caller, cancellationToken);
                var socket = await context.WebSockets.AcceptWebSocketAsync(Accepting);
                using (var connection = new DocumentConnection(socket, caller, DocumentAccessRules.Of(role), services.Options, services.Time, services.Log) { Scope = scope })
                {
                    await connection.RunAsync(here.Document, services.Callers, stopping);
                }

                return Results.Empty;
            case DocumentPlace.There:
                using (var accepted = await context.WebSockets.AcceptWebSocketAsync(Accepting))
                using (var relay = new DocumentRelay(accepted, caller, key, services, services.Nodes))
                {
                    await relay.RunAsync(stopping);
                }

                return Results.Empty;
            default:
                return LiveErrors.Elsewhere.ToProblem();
        }
    }

    // Browsers send cookies with sockets of any page; programs send no Origin.
    private static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
