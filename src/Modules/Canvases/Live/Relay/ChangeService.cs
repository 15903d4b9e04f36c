using Cadre.Canvases.Live.Documents;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Microsoft.AspNetCore.Http;

namespace Cadre.Canvases.Live.Relay;

/// <summary>Takes a change that another node made to a document of this node: 200 once it is durable, 409 when the document is not here.</summary>
internal sealed class ChangeService(LiveDocuments documents) : INodeService
{
    public const string ServiceName = "changes";

    public string Name => ServiceName;

    public async Task ServeAsync(HttpContext context, Caller caller, Tenant tenant, CancellationToken cancellationToken)
    {
        if (DocumentAddress.Read(context.Request.Query, tenant) is not { } key)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var change = new MemoryStream();
        await context.Request.Body.CopyToAsync(change, cancellationToken);
        var opened = await documents.OpenAsync(key, cancellationToken);
        var failure = opened.IsOk ? await opened.Value.ApplyAsync(tenant.Actor, change.ToArray(), cancellationToken) : opened.Error;
        context.Response.StatusCode = failure?.Code switch
        {
            null => StatusCodes.Status200OK,
            "document_elsewhere" or "document_moved" => StatusCodes.Status409Conflict,
            "document_overloaded" => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
    }
}
