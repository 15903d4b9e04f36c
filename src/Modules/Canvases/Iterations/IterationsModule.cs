using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Canvases.Iterations;

/// <summary>Results a block ever had: kept, compared, shown again.</summary>
internal static class IterationsModule
{
    public static void AddIterations(this IServiceCollection services) =>
        services.AddSingleton<KeptResults>().AddSingleton<IRunKeeper>(provider => provider.GetRequiredService<KeptResults>());

    public static void MapIterations(this EndpointGroup api)
    {
        const string Results = "/canvases/{canvasId}/blocks/{blockId}/results";
        api.Get(Results, EndpointPolicy.Reads("canvas"), ListBlockResults.HandleAsync);
        api.Get("/canvases/{canvasId}/history/{seq:long}/results", EndpointPolicy.Reads("canvas"), ListMomentResults.HandleAsync);
        api.Put(Results + "/{runId}/keep", EndpointPolicy.Edits("canvas"), KeepBlockResult.HandleAsync);
        api.Delete(Results + "/{runId}/keep", EndpointPolicy.Edits("canvas"), ReleaseBlockResult.HandleAsync);
        api.Post(Results + "/{runId}/show", EndpointPolicy.Edits("canvas"), ShowBlockResult.HandleAsync);
    }
}
