using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Microsoft.AspNetCore.Http;

namespace Cadre.Runs.Artifacts;

/// <summary>Hands the bytes of an artifact that this node's home keeps to another node.</summary>
internal sealed class ArtifactService(DiskArtifactFiles files) : INodeService
{
    public string Name => "artifacts";

    public async Task ServeAsync(HttpContext context, Caller caller, Tenant tenant, CancellationToken cancellationToken)
    {
        var hash = context.Request.Query["hash"].ToString();
        await using var file = ArtifactName.IsHash(hash) ? await files.OpenAsync(tenant.Workspace, hash, 0, cancellationToken) : null;
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentLength = file.Length;
        await file.CopyToAsync(context.Response.Body, cancellationToken);
    }
}
