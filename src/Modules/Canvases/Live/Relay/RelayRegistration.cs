using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Persistence;
using Cadre.Nodes;
using Cadre.Nodes.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Canvases.Live.Relay;

/// <summary>Documents across nodes.</summary>
internal static class RelayRegistration
{
    public static IServiceCollection AddDocumentRelay(this IServiceCollection services) => services
        .AddLoneNode()
        .AddSingleton<NodeTies>()
        .AddSingleton<DocumentLeases>()
        .AddSingleton<SharedDocuments>()
        .AddSingleton<CanvasClosing>()
        .AddSingleton<INodeService, SocketService>()
        .AddSingleton<INodeService, ChangeService>()
        .AddSingleton<INodeService, ClosingService>()
        .AddGauge<LiveDocuments>(NodeFigure.Documents, live => live.Count)
        .AddGauge<LiveDocuments>(NodeFigure.Clients, live => live.Clients);
}
