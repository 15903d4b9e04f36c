using System.Text.RegularExpressions;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Documents;

/// <summary>Pictures in Markdown that are artifacts: addressed as the API serves them, and put into pages as data.</summary>
internal sealed partial class ArtifactLinks(IArtifactStore store, ArtifactFiles artifacts)
{
    private const int LargestPicture = 8_000_000;
    private const int MostPictures = 60;

    /// <summary>The address of an artifact within texts.</summary>
    public static string Address(ArtifactRef artifact) => $"/api/v1/artifacts/{artifact.Artifact}?inline=true";

    /// <summary>The page with each artifact address replaced by a data address, so that it stands alone.</summary>
    public async Task<string> EmbedAsync(Tenant tenant, string html, CancellationToken cancellationToken)
    {
        foreach (var hash in Link().Matches(html).Select(m => m.Groups["hash"].Value).Distinct(StringComparer.Ordinal).Take(MostPictures))
        {
            var artifact = await store.FindAsync(tenant, hash, cancellationToken);
            if (artifact is null || !artifact.MediaType.StartsWith("image/", StringComparison.Ordinal) || artifact.Size > LargestPicture)
            {
                continue;
            }

            var bytes = await artifacts.ReadAsync(tenant, artifact, LargestPicture, cancellationToken);
            if (bytes.IsOk)
            {
                html = html.Replace($"/api/v1/artifacts/{hash}?inline=true", $"data:{artifact.MediaType};base64,{Convert.ToBase64String(bytes.Value)}", StringComparison.Ordinal);
            }
        }

        return html;
    }

    [GeneratedRegex(@"/api/v1/artifacts/(?<hash>[0-9a-f]{64})\?inline=true", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
