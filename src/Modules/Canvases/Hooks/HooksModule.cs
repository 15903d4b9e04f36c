using Cadre.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Canvases.Hooks;

/// <summary>Web addresses that start runs.</summary>
internal static class HooksModule
{
    public static void AddHooks(this IServiceCollection services)
    {
        services.AddSingleton<HookStore>();
        services.AddSingleton<HookFlows>();
        services.AddSingleton<HookRun>();
        services.AddSingleton<HookCalls>();
        services.AddSingleton<HookDesk>();
    }

    public static void MapHooks(this EndpointRegistry registry)
    {
        var api = registry.Group("Webhooks", "/api/v1");
        api.Post("/canvases/{canvasId}/hooks", EndpointPolicy.Edits("canvas"), CreateHook.HandleAsync);
        api.Get("/canvases/{canvasId}/hooks", EndpointPolicy.Edits("canvas"), ListHooks.HandleAsync);
        api.Get("/hooks", EndpointPolicy.Edits(), ListAllHooks.HandleAsync);
        api.Get("/hooks/{hookId}/calls", EndpointPolicy.Edits(), ListHookCalls.HandleAsync);
        api.Post("/hooks/{hookId}/rotate", EndpointPolicy.Edits(), RotateHook.HandleAsync);
        api.Post("/hooks/{hookId}/test", EndpointPolicy.Edits(), TestHook.HandleAsync);
        api.Delete("/hooks/{hookId}", EndpointPolicy.Edits(), DeleteHook.HandleAsync);
        registry.Group("Webhooks", "/hooks").Post("/{token}", EndpointPolicy.Anonymous() with { Rate = RateClass.Trigger }, CallHook.HandleAsync);
    }
}
