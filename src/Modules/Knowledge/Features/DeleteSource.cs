using Cadre.Kernel;
using Cadre.Knowledge.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Knowledge.Features;

internal static class DeleteSource
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid sourceId, KnowledgeStore store, CancellationToken cancellationToken) =>
        await store.DeleteAsync(tenant, sourceId, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("source").ToProblem();
}
