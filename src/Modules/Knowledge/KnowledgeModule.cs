using Cadre.Kernel;
using Cadre.Knowledge.Contracts;
using Cadre.Knowledge.Features;
using Cadre.Knowledge.Persistence;
using Cadre.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Knowledge;

/// <summary>What the workspace knows: text sources, cut into passages, searchable.</summary>
public static class KnowledgeModule
{
    private const long TextLimit = 12 << 20;

    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddMigrations(new MigrationSet("knowledge", typeof(KnowledgeModule).Assembly));
        services.AddSingleton<KnowledgeStore>();
        services.AddSingleton<IKnowledgeSearch>(provider => provider.GetRequiredService<KnowledgeStore>());
        return services;
    }

    /// <summary>Maps the routes.</summary>
    public static void MapKnowledge(this EndpointRegistry registry)
    {
        var api = registry.Group("Knowledge", "/api/v1/knowledge");
        api.Get("/", EndpointPolicy.Reads(), ListSources.HandleAsync);
        api.Post("/", EndpointPolicy.Edits() with { Idempotent = true, BodyLimit = TextLimit, Rate = RateClass.Costly }, AddSource.HandleAsync);
        api.Get("/search", EndpointPolicy.Reads(), SearchKnowledge.HandleAsync);
        api.Get("/{sourceId:guid}", EndpointPolicy.Reads("source"), GetSource.HandleAsync);
        api.Delete("/{sourceId:guid}", EndpointPolicy.Edits("source"), DeleteSource.HandleAsync);
    }
}
