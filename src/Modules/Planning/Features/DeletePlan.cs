using Cadre.Kernel;
using Cadre.Planning.Contracts;
using Cadre.Planning.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Planning.Features;

internal static class DeletePlan
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, PlanId planId, PlanStore store, CancellationToken cancellationToken) =>
        await store.DeleteAsync(tenant, planId, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("plan").ToProblem();
}
