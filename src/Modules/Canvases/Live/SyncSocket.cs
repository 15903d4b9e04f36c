using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Canvases.Live;

/// <summary>Turns a request into a connection of a document.</summary>
internal static class SyncSocket
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

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

        var opened = await services.Documents.OpenAsync(key, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error.ToProblem();
        }

        var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        using var connection = new DocumentConnection(socket, caller, DocumentAccessRules.Of(role), services.Options, services.Time, services.Log);
        await connection.RunAsync(opened.Value, services.Callers, services.Lifetime.ApplicationStopping);
        return Results.Empty;
    }

    // Browsers send cookies with sockets of any page; programs send no Origin.
    private static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
