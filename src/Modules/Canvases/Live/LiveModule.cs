using Cadre.Canvases.Comments;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Clients;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.History;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Shares;
using Cadre.Canvases.Versions;
using Cadre.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Canvases.Live;

/// <summary>The live documents' part of the module.</summary>
internal static class LiveModule
{
    public static void AddLiveDocuments(this IServiceCollection services)
    {
        services.AddSingleton(new LiveDocumentsOptions());
        services.AddSingleton<MentionEvents>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<LiveDocuments>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveDocuments>());
        services.AddDocumentRelay();
        services.AddVersions();
        services.AddComments();
        services.AddShares();
        services.AddSingleton<CanvasHistory>();
        services.AddSingleton<ICanvasDocuments, CanvasDocuments>();
    }

    public static void MapLiveDocuments(this EndpointGroup api)
    {
        var socket = EndpointPolicy.Reads("canvas") with { Rate = RateClass.Stream };
        api.Get("/canvases/{canvasId}/sync", socket, SyncCanvas.HandleAsync);
        api.Get("/canvases/{canvasId}/blocks/{blockId}/sync", socket, SyncBlockText.HandleAsync);
        api.Get("/canvases/{canvasId}/history", EndpointPolicy.Reads("canvas"), ListCanvasHistory.HandleAsync);
        api.Get("/canvases/{canvasId}/history/{seq:long}", EndpointPolicy.Reads("canvas"), GetCanvasMoment.HandleAsync);
        api.Post("/canvases/{canvasId}/restore", EndpointPolicy.Edits("canvas"), RestoreCanvas.HandleAsync);
        api.MapVersions();
        api.MapComments();
    }
}
