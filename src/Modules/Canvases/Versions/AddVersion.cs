using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.History;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Versions;

/// <summary>Gives a moment a name: now, or any moment of the history.</summary>
internal static class AddVersion
{
    public static async Task<Results<Created<CanvasVersion>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, NewVersion request, CanvasHistory history, VersionStore versions, CancellationToken cancellationToken)
    {
        var name = VersionName.Check(request.Name);
        if (!name.IsOk)
        {
            return name.Error.ToProblem();
        }

        var moment = await history.MomentAsync(tenant, canvasId, request.Seq, cancellationToken);
        if (!moment.IsOk)
        {
            return moment.Error.ToProblem();
        }

        var added = await versions.AddAsync(tenant, canvasId, name.Value, moment.Value, cancellationToken);
        return TypedResults.Created($"/api/v1/canvases/{canvasId}/versions/{added.Id}", added);
    }
}

/// <summary>A version to be made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seq">The moment; now when absent.</param>
internal sealed record NewVersion(string Name, long? Seq = null);
