using Cadre.Kernel;
using Cadre.Knowledge.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Knowledge.Features;

/// <summary>A source with its passages, for whoever follows a citation.</summary>
internal static class GetSource
{
    public static async Task<Results<Ok<SourceText>, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid sourceId, KnowledgeStore store, CancellationToken cancellationToken) =>
        await store.ReadAsync(tenant, sourceId, cancellationToken) is { } text ? TypedResults.Ok(text) : Error.NotFound("source").ToProblem();
}
