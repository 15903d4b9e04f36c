using Cadre.Kernel;
using Cadre.Knowledge.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Knowledge.Features;

internal static class SearchKnowledge
{
    public static async Task<Ok<Page<Passage>>> HandleAsync(Tenant tenant, IKnowledgeSearch search, string q, CancellationToken cancellationToken, int limit = 10) =>
        TypedResults.Ok(new Page<Passage>(await search.SearchAsync(tenant, q, limit, cancellationToken), null));
}
