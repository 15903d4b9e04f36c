using Cadre.Kernel;
using Cadre.Planning.Contracts;
using Cadre.Planning.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Planning.Features;

internal static class PlanIntent
{
    public static async Task<Results<Ok<IntentAnswer>, ProblemHttpResult>> HandleAsync(Tenant tenant, NewIntent request, Planner planner, PlanStore store, CancellationToken cancellationToken)
    {
        if (request.Planner is not (null or "auto" or "model" or "built-in"))
        {
            return Error.Invalid("planner_unknown", $"There is no planner '{request.Planner}'.", "Use auto, model or built-in.").ToProblem();
        }

        var intent = request with { Text = request.Text ?? "" };
        var answer = await planner.PlanAsync(tenant, intent, cancellationToken);
        if (!answer.IsOk)
        {
            return answer.Error.ToProblem();
        }

        await store.AddAsync(tenant, intent, answer.Value, cancellationToken);
        return TypedResults.Ok(answer.Value);
    }
}
