using Cadre.Kernel;
using Cadre.Runs.Artifacts;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Makes a link that serves one artifact to anybody who has it, for a short time.</summary>
internal static class CreateArtifactLink
{
    private const int DefaultSeconds = 15 * 60;
    private const int MaxSeconds = 24 * 60 * 60;

    public static async Task<Results<Ok<ArtifactLink>, ProblemHttpResult>> HandleAsync(
        string hash, ArtifactLinkRequest request, Tenant tenant, IArtifactStore artifacts, IArtifactFiles files, ArtifactSigner signer, TimeProvider time, CancellationToken cancellationToken)
    {
        var seconds = request.Seconds ?? DefaultSeconds;
        if (seconds is < 1 or > MaxSeconds)
        {
            return Error.Invalid("bad_seconds", $"A link lives 1 to {MaxSeconds} seconds.", "Give fewer seconds, and make a new link when it has ended.").ToProblem();
        }

        if (await artifacts.FindAsync(tenant, hash, cancellationToken) is not { } found)
        {
            return Error.NotFound("artifact").ToProblem();
        }

        var inline = request.Inline == true && ArtifactName.MayShow(found.MediaType);
        var signed = new SignedArtifact(hash, ArtifactName.Clean(request.Name ?? found.Name), inline, time.GetUtcNow().AddSeconds(seconds));
        var direct = await files.LinkAsync(tenant.Workspace, signed, found.MediaType, cancellationToken);
        return TypedResults.Ok(new ArtifactLink(direct?.ToString() ?? $"/api/v1/artifacts/signed/{signer.Sign(tenant.Workspace, signed)}", signed.ExpiresAt));
    }
}

/// <summary>A link to make.</summary>
/// <param name="Seconds">How long it serves: 900 by default, at most a day.</param>
/// <param name="Name">The name of the download; default: the artifact's.</param>
/// <param name="Inline">Whether a browser may show it in place, where its type runs nothing.</param>
internal sealed record ArtifactLinkRequest(int? Seconds = null, string? Name = null, bool? Inline = null);

/// <summary>A link.</summary>
/// <param name="Url">A path at this server, or an address at the storage.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record ArtifactLink(string Url, DateTimeOffset ExpiresAt);
