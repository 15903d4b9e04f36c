using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.History;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Shares;
using Cadre.Canvases.Versions;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Pictures;

/// <summary>What the canvas or the version behind a link looks like.</summary>
internal static class GetSharedPicture
{
    public static async Task<Results<PictureResult, ProblemHttpResult>> HandleAsync(
        string token, HttpContext http, ShareStore shares, SharedPictures pictures, CancellationToken cancellationToken)
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (await shares.OpenAsync(token, cancellationToken) is not { } share)
        {
            return Error.NotFound("share").ToProblem();
        }

        var picture = await pictures.OfAsync(share, cancellationToken);
        return picture.IsOk ? new PictureResult(picture.Value, share.TenantFor(Actor.System).Role) : picture.Error.ToProblem();
    }
}

/// <summary>The state of each block behind a link; of a version none: what it shows is read with it.</summary>
internal static class GetSharedPictureStates
{
    public static async Task<Results<Ok<IReadOnlyDictionary<string, StepStatus>>, ProblemHttpResult>> HandleAsync(
        string token, ShareStore shares, SharedPictures pictures, CancellationToken cancellationToken) =>
        await shares.OpenAsync(token, cancellationToken) is { } share ? TypedResults.Ok(await pictures.StatesAsync(share, cancellationToken)) : Error.NotFound("share").ToProblem();
}

/// <summary>Reads pictures for links: of the canvas as it is, or of the version as it was.</summary>
internal sealed class SharedPictures(CanvasStore canvases, VersionStore versions, CanvasHistory history, SharedDocuments documents, IBlockCatalogs catalogs, PictureMemory pictures, IRunService runs)
{
    private static readonly IReadOnlyDictionary<string, StepStatus> NoStates = new Dictionary<string, StepStatus>();

    public async Task<Result<EncodedPicture>> OfAsync(OpenShare share, CancellationToken cancellationToken)
    {
        var tenant = Tenant.ForSystem(share.Workspace);
        if (await canvases.FindAsync(tenant, share.Canvas, cancellationToken) is null)
        {
            return Error.NotFound("share");
        }

        var catalog = await catalogs.OfAsync(tenant, cancellationToken);
        if (share.Share.VersionId is { } id)
        {
            return await OfVersionAsync(tenant, share, id, catalog, cancellationToken);
        }

        var opened = await documents.OpenAsync(DocumentKey.Of(tenant, share.Canvas), cancellationToken);
        return opened.IsOk ? pictures.Of(opened.Value, catalog) : opened.Error;
    }

    public async Task<IReadOnlyDictionary<string, StepStatus>> StatesAsync(OpenShare share, CancellationToken cancellationToken) =>
        share.Share.VersionId is null ? await runs.LatestStatesAsync(Tenant.ForSystem(share.Workspace), share.Canvas.Value, cancellationToken) : NoStates;

    private async Task<Result<EncodedPicture>> OfVersionAsync(Tenant tenant, OpenShare share, Guid version, IBlockCatalog catalog, CancellationToken cancellationToken)
    {
        if (await versions.FindAsync(tenant, share.Canvas, version, cancellationToken) is not { } kept)
        {
            return Error.NotFound("share"); // the version was deleted
        }

        var then = await history.LoadAsync(tenant, share.Canvas, kept.Seq, cancellationToken);
        return then.IsOk ? EncodedPicture.Of(PictureReading.Of(then.Value, catalog)) : then.Error;
    }
}
