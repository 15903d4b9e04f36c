using Cadre.Kernel;
using Cadre.Runs.Artifacts;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Serves an artifact to a member of its workspace.</summary>
internal static class DownloadArtifact
{
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleAsync(
        string hash, string? name, string? inline, bool? frame, HttpContext http, Tenant tenant, IArtifactStore artifacts, CancellationToken cancellationToken) =>
        await artifacts.FindAsync(tenant, hash, cancellationToken) is not { } found
            ? Error.NotFound("artifact").ToProblem()
            : await artifacts.OpenAsync(tenant, hash, cancellationToken) is { } stream
                ? ArtifactAnswer.Of(found, stream, name, inline is "1" or "true", frame == true, http.Response.Headers)
                : ArtifactErrors.Elsewhere().ToProblem();
}
