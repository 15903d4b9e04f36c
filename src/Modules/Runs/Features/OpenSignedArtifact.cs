using Cadre.Kernel;
using Cadre.Runs.Artifacts;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Serves what a signed link stands for. A changed, invented or ended link answers like an unknown one.</summary>
internal static class OpenSignedArtifact
{
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleAsync(string token, HttpContext http, ArtifactSigner signer, IArtifactStore artifacts, CancellationToken cancellationToken)
    {
        http.Response.Headers["Referrer-Policy"] = "no-referrer"; // The address is the key.
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        if (signer.Verify(token) is not var (workspace, link))
        {
            return ArtifactErrors.LinkInvalid().ToProblem();
        }

        var tenant = Tenant.ForSystem(workspace);
        if (await artifacts.FindAsync(tenant, link.Hash, cancellationToken) is not { } found || await artifacts.OpenAsync(tenant, link.Hash, cancellationToken) is not { } stream)
        {
            return ArtifactErrors.LinkInvalid().ToProblem();
        }

        var answer = ArtifactAnswer.Of(found, stream, link.Name, link.Inline, frame: false, http.Response.Headers);
        http.Response.Headers.CacheControl = "private, no-store";
        return answer;
    }
}
