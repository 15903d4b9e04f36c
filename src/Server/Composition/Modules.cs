using Cadre.Agents;
using Cadre.Blocks;
using Cadre.Canvases;
using Cadre.Connections;
using Cadre.Identity;
using Cadre.Journal;
using Cadre.Kernel;
using Cadre.Knowledge;
using Cadre.Models;
using Cadre.Nodes;
using Cadre.Planning;
using Cadre.Postgres;
using Cadre.Runs;
using Cadre.Sandboxes;
using Cadre.Server.Features;
using Cadre.Server.Hosting;
using Cadre.Triggers;

namespace Cadre.Server.Composition;

/// <summary>The table of contents: every module once as services and once as routes, lower floors first.</summary>
internal static class Modules
{
    public static IServiceCollection AddCadre(this IServiceCollection services, ServerSetup setup) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IdSource>()
        .AddPostgres(setup.Database)
        .AddNodes(setup.Nodes)
        .AddJournal()
        .AddIdentity(setup.Identity)
        .AddSandboxes(options => SandboxPlace.Apply(options, setup.Sandboxes, Environment.GetEnvironmentVariable))
        .AddSingleton<IRemoteCalls, RemoteSandboxCalls>()
        .AddConnections(setup.Connections)
        .AddModels()
        .AddRuns(setup.Runs)
        .AddKnowledge()
        .AddAgents()
        .AddCanvases()
        .AddBlocks(_ => { })
        .AddPlanning()
        .AddTriggers(new())
        .AddServerFeatures(setup);

    public static void MapModules(this EndpointRegistry registry)
    {
        registry.MapIdentity();
        registry.MapNodes();
        registry.MapJournal();
        registry.MapConnections();
        registry.MapSandboxes();
        registry.MapModels();
        registry.MapRuns();
        registry.MapKnowledge();
        registry.MapAgents();
        registry.MapCanvases();
        registry.MapBlocks();
        registry.MapPlanning();
        registry.MapTriggers();
        registry.MapServerFeatures();
    }
}
