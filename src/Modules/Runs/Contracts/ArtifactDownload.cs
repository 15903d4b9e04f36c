using Cadre.Kernel;
using Cadre.Runs.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Contracts;

/// <summary>How an artifact is wanted.</summary>
/// <param name="Hash">Which.</param>
/// <param name="Name">The file name to give it; its own when null.</param>
/// <param name="Inline"><c>1</c> or <c>true</c>: in place, when its type runs nothing.</param>
/// <param name="Frame">As the page of an isolated frame.</param>
public sealed record ArtifactWish(string Hash, string? Name, string? Inline, bool? Frame);

/// <summary>Serves artifacts for routes of other modules, which decide who may see them: with the same headers as to members.</summary>
public static class ArtifactDownload
{
    /// <summary>The answer: the file, or <c>not_found</c>.</summary>
    public static Task<Results<FileStreamHttpResult, ProblemHttpResult>> AnswerAsync(Tenant tenant, ArtifactWish wish, HttpContext http, IArtifactStore artifacts, CancellationToken cancellationToken) =>
        DownloadArtifact.HandleAsync(wish.Hash, wish.Name, wish.Inline, wish.Frame, http, tenant, artifacts, cancellationToken);
}
