using Cadre.Runs.Artifacts;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Cadre.Runs.Features;

/// <summary>
/// An artifact as an answer: as a download, in place when asked for and its type runs nothing, or as the page of an isolated frame (games, previews): with an opaque
/// origin, without network, only inside Cadre's own pages. Ranges are supported.
/// </summary>
internal static class ArtifactAnswer
{
    private const string InPlacePolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'";
    private const string FramePolicy =
        "sandbox allow-scripts allow-pointer-lock; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
        + "img-src data: blob:; media-src data: blob:; font-src data:; frame-ancestors 'self'";

    public static FileStreamHttpResult Of(ArtifactRef found, Stream stream, string? name, bool inline, bool frame, IHeaderDictionary headers)
    {
        var framed = frame && found.MediaType == "text/html";
        var show = framed || (inline && ArtifactName.MayShow(found.MediaType));
        var disposition = new ContentDispositionHeaderValue(show ? "inline" : "attachment");
        disposition.SetHttpFileName(ArtifactName.Clean(name ?? found.Name));
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = framed ? FramePolicy : InPlacePolicy;
        headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Stream(stream, found.MediaType, entityTag: new EntityTagHeaderValue($"\"{found.Artifact}\""), enableRangeProcessing: true);
    }
}
