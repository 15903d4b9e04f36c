using Cadre.Canvases.Live.Clients;
using Cadre.Canvases.Pictures;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Canvases.Shares;

/// <summary>Links to canvases.</summary>
internal static class SharesModule
{
    public static void AddShares(this IServiceCollection services)
    {
        services.AddSingleton<ShareStore>();
        services.AddSingleton<SharedReading>();
        services.AddSingleton<SocketCallers>();
        services.AddSingleton<SyncServices>();
    }

    public static void MapShares(this EndpointGroup api)
    {
        var edits = EndpointPolicy.Edits("canvas");
        api.Get("/canvases/{canvasId}/shares", edits with { Rate = RateClass.Read }, ListShares.HandleAsync);
        api.Post("/canvases/{canvasId}/shares", edits, ShareCanvas.HandleAsync);
        api.Delete("/canvases/{canvasId}/shares/{shareId}", edits, RevokeShare.HandleAsync);
        var anonymous = EndpointPolicy.Anonymous();
        api.Get("/shared/{token}", anonymous with { Rate = RateClass.Costly }, GetShared.HandleAsync);
        api.Get("/shared/{token}/picture", anonymous with { Rate = RateClass.Costly }, GetSharedPicture.HandleAsync);
        api.Get("/shared/{token}/picture/states", anonymous with { Rate = RateClass.Costly }, GetSharedPictureStates.HandleAsync);
        api.Post("/shared/{token}/edits", anonymous with { Rate = RateClass.Write }, EditShared.HandleAsync);
        api.Get("/shared/{token}/sync", anonymous with { Rate = RateClass.Stream }, SyncShared.HandleAsync);
        api.Get("/shared/{token}/artifacts/{hash}", anonymous with { Rate = RateClass.Read }, DownloadSharedArtifact.HandleAsync).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }
}
