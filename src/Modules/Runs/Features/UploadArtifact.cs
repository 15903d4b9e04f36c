using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Stores the request's raw body as an artifact, streamed.</summary>
internal static class UploadArtifact
{
    public static async Task<Results<Created<ArtifactRef>, ProblemHttpResult>> HandleAsync(
        string? name, HttpRequest request, Tenant tenant, IArtifactStore artifacts, RunsOptions options, CancellationToken cancellationToken)
    {
        var saved = await artifacts.SaveAsync(tenant, name ?? "file", request.ContentType ?? "", request.Body, options.MaxArtifactBytes, cancellationToken);
        return saved.IsOk ? TypedResults.Created($"/api/v1/artifacts/{saved.Value.Artifact}", saved.Value) : saved.Error.ToProblem();
    }
}
