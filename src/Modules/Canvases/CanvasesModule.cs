using Cadre.Canvases.Catalog;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Discovery;
using Cadre.Canvases.Domain;
using Cadre.Canvases.Features;
using Cadre.Canvases.Forks;
using Cadre.Canvases.Hooks;
using Cadre.Canvases.Iterations;
using Cadre.Canvases.Limits;
using Cadre.Canvases.Live;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Pictures;
using Cadre.Canvases.Shares;
using Cadre.Canvases.Upgrades;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Canvases;

/// <summary>Canvases: live documents, the block catalogue, checks, flows.</summary>
public static class CanvasesModule
{
    private const long FileLimit = 16 << 20;

    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddCanvases(this IServiceCollection services)
    {
        services.AddMigrations(new MigrationSet("canvases", typeof(CanvasesModule).Assembly));
        services.AddSingleton<IBlockCatalog, BlockCatalog>();
        services.AddSingleton<IBlockCatalogs, BlockCatalogs>();
        services.AddSingleton<IManifestRules, ManifestRules>();
        services.AddSingleton<SettingsSchemas>();
        services.AddSingleton<CanvasChecker>();
        services.AddSingleton<FlowCompiler>();
        services.AddSingleton<CanvasStore>();
        services.AddSingleton<ICanvasService, CanvasService>();
        services.AddLiveDocuments();
        services.AddHooks();
        services.AddSingleton<RunSettingsStore>().AddSingleton<CanvasRuns>();
        services.AddSingleton<ForkChanges>();
        services.AddSingleton<HabitMemory>();
        services.AddSingleton<PictureMemory>().AddSingleton<SharedPictures>();
        services.AddIterations();
        return services;
    }

    /// <summary>Maps the routes.</summary>
    public static void MapCanvases(this EndpointRegistry registry)
    {
        var api = registry.Group("Canvases", "/api/v1");
        api.Get("/block-types", EndpointPolicy.Reads(), ListBlockTypes.HandleAsync);
        api.Get("/block-types/habits", EndpointPolicy.Reads(), ListTypeHabits.HandleAsync);
        api.Get("/canvases", EndpointPolicy.Reads(), ListCanvases.HandleAsync);
        api.Post("/canvases", EndpointPolicy.Edits() with { Idempotent = true }, CreateCanvas.HandleAsync);
        api.Post("/canvases/import", EndpointPolicy.Edits() with { Idempotent = true, BodyLimit = FileLimit }, ImportCanvas.HandleAsync);
        api.Get("/canvases/{canvasId}", EndpointPolicy.Reads("canvas"), GetCanvas.HandleAsync);
        api.Get("/canvases/{canvasId}/picture", EndpointPolicy.Reads("canvas"), GetPicture.HandleAsync);
        api.Get("/canvases/{canvasId}/picture/states", EndpointPolicy.Reads("canvas"), GetPictureStates.HandleAsync);
        api.Patch("/canvases/{canvasId}", EndpointPolicy.Edits("canvas"), RenameCanvas.HandleAsync);
        api.Delete("/canvases/{canvasId}", EndpointPolicy.Edits("canvas"), DeleteCanvas.HandleAsync);
        api.Post("/canvases/{canvasId}/edits", EndpointPolicy.Edits("canvas") with { BodyLimit = FileLimit }, EditCanvas.HandleAsync);
        api.Get("/canvases/{canvasId}/export", EndpointPolicy.Reads("canvas"), ExportCanvas.HandleAsync);
        api.Post("/canvases/{canvasId}/upgrade", EndpointPolicy.Edits("canvas"), UpgradeCanvas.HandleAsync);
        api.Post("/canvases/{canvasId}/check", EndpointPolicy.Reads("canvas"), CheckCanvas.HandleAsync);
        api.Get("/canvases/{canvasId}/results", EndpointPolicy.Reads("canvas"), ListResults.HandleAsync);
        api.Get("/canvases/{canvasId}/results/archive", EndpointPolicy.Reads("canvas"), DownloadResults.HandleAsync);
        api.Post("/runs", EndpointPolicy.Operates() with { Idempotent = true }, RunCanvas.HandleAsync);
        api.Post("/runs/{runId}/fork", EndpointPolicy.Operates("run") with { Idempotent = true, BodyLimit = 2 << 20 }, ForkRun.HandleAsync);
        api.MapLiveDocuments();
        api.Get("/canvases/{canvasId}/run-settings", EndpointPolicy.Reads("canvas"), GetRunSettings.HandleAsync);
        api.Put("/canvases/{canvasId}/run-settings", EndpointPolicy.Edits("canvas"), SetRunSettings.HandleAsync);
        registry.MapHooks();
        api.MapShares();
        api.MapIterations();
    }
}
