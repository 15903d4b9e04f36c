using Cadre.Identity;
using Cadre.Journal;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Server.Features;

namespace Cadre.Server.Composition;

/// <summary>The table of contents: every module once as services and once as routes, lower floors first.</summary>
internal static class Modules
{
    public static IServiceCollection AddCadre(this IServiceCollection services, ServerSetup setup) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IdSource>()
        .AddPostgres(setup.Database)
        .AddJournal()
        .AddIdentity(setup.Identity)
        .AddServerFeatures(setup);

    public static void MapModules(this EndpointRegistry registry)
    {
        registry.MapIdentity();
        registry.MapJournal();
        registry.MapServerFeatures();
    }
}
