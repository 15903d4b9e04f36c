using Cadre.Canvases.Live.Clients;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Shares;

/// <summary>What a link shows; <c>guest</c> as with the socket. Without <c>live</c> the blocks of a live canvas are left out, for those who open its document.</summary>
internal static class GetShared
{
    public static async Task<Results<Ok<SharedView>, ProblemHttpResult>> HandleAsync(string token, string? guest, bool? live, HttpContext http, ShareStore shares, SharedReading reading, IdSource ids, CancellationToken cancellationToken)
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (await shares.OpenAsync(token, cancellationToken) is not { } share)
        {
            return Error.NotFound("share").ToProblem();
        }

        var view = await reading.ReadAsync(share, live ?? true, cancellationToken);
        return view.IsOk ? TypedResults.Ok(view.Value with { GuestId = Guests.Of(share, guest, null, ids).Id }) : view.Error.ToProblem();
    }
}

/// <summary>The document of a link: the y-websocket protocol. Viewers look and are seen, commenters comment, editors edit. A version has none: it does not change.</summary>
internal static class SyncShared
{
    public static async Task<IResult> HandleAsync(
        string token, string? guest, string? name, HttpContext context, ShareStore shares, IdSource ids, SyncServices services, CancellationToken cancellationToken)
    {
        if (await shares.OpenAsync(token, cancellationToken) is not { Share.VersionId: null } share)
        {
            return Error.NotFound("share").ToProblem();
        }

        var actor = Guests.Of(share, guest, name, ids);
        var tenant = share.TenantFor(actor);
        return await SyncSocket.OpenAsync(new Caller(actor, null, share.Share.Id, tenant), DocumentKey.Of(tenant, share.Canvas), tenant.Role, context, services, cancellationToken);
    }
}

/// <summary>An artifact that the shared canvas shows; any other is unknown.</summary>
internal static class DownloadSharedArtifact
{
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleAsync(
        string token, string hash, string? name, string? inline, bool? frame, HttpContext http, ShareStore shares, SharedReading reading, IArtifactStore artifacts, CancellationToken cancellationToken)
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return await shares.OpenAsync(token, cancellationToken) is { } share && await reading.ShowsAsync(share, hash, cancellationToken)
            ? await ArtifactDownload.AnswerAsync(Tenant.ForSystem(share.Workspace), new(hash, name, inline, frame), http, artifacts, cancellationToken)
            : Error.NotFound("artifact").ToProblem();
    }
}
