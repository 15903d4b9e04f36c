using Cadre.Kernel;
using Cadre.Models.Providers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Models.Features;

/// <summary>The kinds of servers that can be connected.</summary>
internal static class ListProviders
{
    public static Ok<Page<ProviderView>> HandleAsync() =>
        TypedResults.Ok(new Page<ProviderView>([.. ProviderProfiles.All.Select(p => new ProviderView(p.Kind, p.Title, p.BaseUrl, p.Local, p.KeyPage))], null));
}

internal sealed record ProviderView(string Kind, string Title, string BaseUrl, bool Local, string? KeyPage);
