using Cadre.Kernel;
using Cadre.Planning.Contracts;
using Cadre.Planning.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Planning.Features;

internal static class GetPlan
{
    public static async Task<Results<Ok<PlanContract>, ProblemHttpResult>> HandleAsync(Tenant tenant, PlanId planId, PlanStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, planId, cancellationToken) is { } plan ? TypedResults.Ok(plan) : Error.NotFound("plan").ToProblem();
}
