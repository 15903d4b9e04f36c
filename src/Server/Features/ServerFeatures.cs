using Cadre.Kernel;
using Cadre.Server.Composition;

namespace Cadre.Server.Features;

/// <summary>The host's own routes: health, doctor, the API description.</summary>
internal static class ServerFeatures
{
    public static IServiceCollection AddServerFeatures(this IServiceCollection services, ServerSetup setup) => services
        .AddSingleton(setup.Home)
        .AddSingleton<Doctor>()
        .AddSingleton<ApiDescription>()
        .AddApiDescription();

    public static void MapServerFeatures(this EndpointRegistry registry)
    {
        var open = EndpointPolicy.Anonymous() with { Rate = RateClass.Read };
        registry.Group("Server", "").Get("/health", open, GetHealth.HandleAsync).ExcludeFromDescription();
        registry.Group("Server", "/openapi").Get("/v1.json", open, GetApiDescription.HandleAsync).ExcludeFromDescription();
        var api = registry.Group("Server", "/api/v1");
        api.Get("/health", open, GetApiHealth.HandleAsync);
        api.Get("/doctor", EndpointPolicy.Administers() with { Rate = RateClass.Costly }, GetDoctor.HandleAsync);
    }
}
