using Cadre.Canvases.Live.Clients;
using Cadre.Canvases.Live.Documents;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Microsoft.AspNetCore.Http;

namespace Cadre.Canvases.Live.Relay;

/// <summary>Serves a document's client that is connected to another node: 409 when the document is not here. The client's session is checked again here as it would be there.</summary>
internal sealed class SocketService(SyncServices services) : INodeService
{
    public const string ServiceName = "documents";

    public string Name => ServiceName;

    public async Task ServeAsync(HttpContext context, Caller caller, Tenant tenant, CancellationToken cancellationToken)
    {
        if (!context.WebSockets.IsWebSocketRequest || DocumentAddress.Read(context.Request.Query, tenant) is not { } key)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var opened = await services.Documents.OpenAsync(key, cancellationToken);
        if (!opened.IsOk)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }

        var scope = await services.Callers.ScopeOfAsync(caller, cancellationToken);
        var socket = await context.WebSockets.AcceptWebSocketAsync(SyncSocket.Accepting);
        using var connection = new DocumentConnection(socket, caller, DocumentAccessRules.Of(tenant.Role), services.Options, services.Time, services.Log) { Scope = scope };
        await connection.RunAsync(opened.Value, services.Callers, services.Lifetime.ApplicationStopping);
    }
}
