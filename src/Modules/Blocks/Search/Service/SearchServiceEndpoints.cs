using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Blocks.Search.Service;

/// <summary>The workspace's search service: shown, chosen, tried, taken away.</summary>
internal static class SearchServiceEndpoints
{
    public static void MapSearchService(this EndpointRegistry registry)
    {
        var api = registry.Group("SearchService", "/api/v1/search-service");
        api.Get("", EndpointPolicy.Reads(), ShowSearchService.HandleAsync);
        api.Put("", EndpointPolicy.Administers(), ChooseSearchService.HandleAsync);
        api.Delete("", EndpointPolicy.Administers(), RemoveSearchService.HandleAsync);
        api.Post("/try", EndpointPolicy.Administers() with { Rate = RateClass.Costly }, TrySearchService.HandleAsync);
    }
}

internal static class ShowSearchService
{
    public static async Task<Ok<SearchServiceView>> HandleAsync(Tenant tenant, SearchServiceStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(SearchServiceView.Of(await store.ReadAsync(tenant, cancellationToken)));
}

internal static class ChooseSearchService
{
    public static async Task<Results<Ok<SearchServiceView>, ProblemHttpResult>> HandleAsync(Tenant tenant, SearchServiceInput input, SearchServiceStore store, CancellationToken cancellationToken)
    {
        var service = SearchService.Check(input.Provider, input.Endpoint, input.Credential);
        if (!service.IsOk)
        {
            return service.Error.ToProblem();
        }

        await store.WriteAsync(tenant, service.Value, cancellationToken);
        return TypedResults.Ok(SearchServiceView.Of(service.Value));
    }
}

internal static class RemoveSearchService
{
    public static async Task<NoContent> HandleAsync(Tenant tenant, SearchServiceStore store, CancellationToken cancellationToken)
    {
        await store.RemoveAsync(tenant, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Asks a service for something everybody finds, so that a wrong key or address shows before a run does.</summary>
internal static class TrySearchService
{
    private const int Tried = 3;

    public static async Task<Results<Ok<SearchTrial>, ProblemHttpResult>> HandleAsync(Tenant tenant, SearchServiceInput input, WebSearch web, CancellationToken cancellationToken)
    {
        var service = SearchService.Check(input.Provider, input.Endpoint, input.Credential);
        var found = await service.ThenAsync(s => web.SearchAsync(tenant, s, "open source", Tried, cancellationToken));
        return found.IsOk ? TypedResults.Ok(new SearchTrial(found.Value.Count, [.. found.Value.Select(h => h.Title)])) : found.Error.ToProblem();
    }
}

/// <summary>A service to choose or try. <c>endpoint</c> for searxng, <c>credential</c> (the handle of a key) for brave and tavily.</summary>
internal sealed record SearchServiceInput(string Provider, string? Endpoint = null, string? Credential = null);

/// <summary>The service that is chosen. <c>provider</c> is null when none is: Search blocks then look in the workspace's knowledge and the pages they are given.</summary>
internal sealed record SearchServiceView(string? Provider, string? Endpoint, string? Credential)
{
    public static SearchServiceView Of(SearchService? service) => new(service?.Provider, service?.Endpoint, service?.Credential);
}

/// <summary>What a trial found: how many results, and their titles.</summary>
internal sealed record SearchTrial(int Results, IReadOnlyList<string> Titles);
