using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Versions;

internal static class RenameVersion
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, Guid versionId, VersionRename request, CanvasStore canvases, VersionStore versions, CancellationToken cancellationToken)
    {
        var name = VersionName.Check(request.Name);
        if (!name.IsOk)
        {
            return name.Error.ToProblem();
        }

        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        return await versions.RenameAsync(tenant, canvasId, versionId, name.Value, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("version").ToProblem();
    }
}

/// <summary>Takes the name away; the moment stays in the history.</summary>
internal static class DeleteVersion
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, Guid versionId, CanvasStore canvases, VersionStore versions, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        return await versions.RemoveAsync(tenant, canvasId, versionId, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("version").ToProblem();
    }
}

internal sealed record VersionRename(string Name);
