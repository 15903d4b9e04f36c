using Cadre.Canvases.Live.Documents;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Microsoft.AspNetCore.Http;

namespace Cadre.Canvases.Live.Relay;

/// <summary>Hears from another node that a canvas was deleted: all use of it here ends.</summary>
internal sealed class ClosingService(LiveDocuments documents) : INodeService
{
    public const string ServiceName = "closings";

    public string Name => ServiceName;

    public Task ServeAsync(HttpContext context, Caller caller, Tenant tenant, CancellationToken cancellationToken)
    {
        if (DocumentAddress.Read(context.Request.Query, tenant) is { } key)
        {
            documents.CloseCanvas(tenant.Workspace, key.Canvas);
        }

        return Task.CompletedTask;
    }
}
