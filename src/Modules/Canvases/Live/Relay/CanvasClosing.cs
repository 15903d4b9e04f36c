using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Relay;

/// <summary>Ends all use of a deleted canvas on every node that has it or a text of its blocks. A node that is not reached finds the canvas missing when it is next opened.</summary>
internal sealed class CanvasClosing(LiveDocuments live, DocumentLeases leases, NodeTies nodes)
{
    public async Task CloseAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken)
    {
        live.CloseCanvas(tenant.Workspace, canvas);
        var address = DocumentAddress.Write(DocumentKey.Of(tenant, canvas));
        foreach (var node in await leases.OwnersAsync(tenant, canvas.Value, cancellationToken))
        {
            if (node != nodes.Me.Id)
            {
                await using var told = await nodes.Links.SendAsync(node, new(ClosingService.ServiceName, new Caller(tenant.Actor, null, Guid.Empty, tenant), address), cancellationToken);
            }
        }
    }
}
