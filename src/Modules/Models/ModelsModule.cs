using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Models.Features;
using Cadre.Models.Ledger;
using Cadre.Models.Persistence;
using Cadre.Models.Providers;
using Cadre.Models.Routing;
using Cadre.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Models;

/// <summary>Language models: connections, routing, ledger, budget.</summary>
public static class ModelsModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.AddMigrations(new MigrationSet("models", typeof(ModelsModule).Assembly));
        services.AddSingleton<PriceTable>();
        services.AddSingleton<IModelPrices>(s => s.GetRequiredService<PriceTable>());
        services.AddSingleton<ConnectionStore>();
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<ChatClients>();
        services.AddSingleton<RouteHealth>();
        services.AddSingleton<ConnectionSetup>();
        services.AddSingleton<IModelRouter, ModelRouter>();
        services.AddSingleton<MediaCalls>();
        services.AddSingleton<IPictureModels, PictureModels>();
        services.AddSingleton<ISpeechModels, SpeechModels>();
        return services;
    }

    /// <summary>Maps the routes.</summary>
    public static void MapModels(this EndpointRegistry registry)
    {
        var costly = EndpointPolicy.Administers() with { Rate = RateClass.Costly };
        var api = registry.Group("Models", "/api/v1");
        api.Get("/models", EndpointPolicy.Reads(), ListModels.HandleAsync);
        api.Get("/models/providers", EndpointPolicy.Reads(), ListProviders.HandleAsync);
        api.Post("/models", costly with { Idempotent = true }, AddModel.HandleAsync);
        api.Post("/models/detect", costly, DetectModels.HandleAsync);
        api.Patch("/models/{modelId:guid}", EndpointPolicy.Administers("model"), UpdateModel.HandleAsync);
        api.Delete("/models/{modelId:guid}", EndpointPolicy.Administers("model"), DeleteModel.HandleAsync);
        api.Post("/models/{modelId:guid}/test", costly with { Resource = "model" }, TestModel.HandleAsync);
        api.Get("/ledger", EndpointPolicy.Reads(), ListLedger.HandleAsync);
        api.Get("/ledger/summary", EndpointPolicy.Reads(), SummarizeLedger.HandleAsync);
        api.Get("/budget", EndpointPolicy.Reads(), GetBudget.HandleAsync);
        api.Put("/budget", EndpointPolicy.Administers(), SetBudget.HandleAsync);
    }
}
