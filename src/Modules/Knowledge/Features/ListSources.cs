using Cadre.Kernel;
using Cadre.Knowledge.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Knowledge.Features;

internal static class ListSources
{
    public static async Task<Ok<Page<SourceRow>>> HandleAsync(Tenant tenant, KnowledgeStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<SourceRow>(await store.ListAsync(tenant, cancellationToken), null));
}
