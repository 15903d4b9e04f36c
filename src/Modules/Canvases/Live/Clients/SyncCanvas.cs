using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Shares;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cadre.Canvases.Live.Clients;

/// <summary>What a sync socket needs.</summary>
internal sealed record SyncServices(
    LiveDocuments Documents, NodeTies Nodes, CanvasStore Canvases, SocketCallers Callers, LiveDocumentsOptions Options, TimeProvider Time, IHostApplicationLifetime Lifetime, ILogger<SyncServices> Log);

/// <summary>The WebSocket of a canvas's document: the y-websocket protocol, with unmodified providers.</summary>
internal static class SyncCanvas
{
    public static Task<IResult> HandleAsync(Tenant tenant, Caller caller, CanvasId canvasId, HttpContext context, SyncServices services, CancellationToken cancellationToken) =>
        SyncSocket.OpenAsync(caller, DocumentKey.Of(tenant, canvasId), tenant.Role, context, services, cancellationToken);
}

/// <summary>The WebSocket of the long text of a block.</summary>
internal static class SyncBlockText
{
    private const int MaxId = 100;

    public static async Task<IResult> HandleAsync(
        Tenant tenant, Caller caller, CanvasId canvasId, string blockId, HttpContext context, SyncServices services, CancellationToken cancellationToken) =>
        blockId.Length is 0 or > MaxId
            ? Error.NotFound("block").ToProblem()
            : await SyncSocket.OpenAsync(caller, DocumentKey.Of(tenant, canvasId, blockId), tenant.Role, context, services, cancellationToken);
}
