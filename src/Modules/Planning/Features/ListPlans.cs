using System.Globalization;
using Cadre.Kernel;
using Cadre.Planning.Contracts;
using Cadre.Planning.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Planning.Features;

internal static class ListPlans
{
    public static async Task<Results<Ok<Page<PlanSummary>>, ProblemHttpResult>> HandleAsync(Tenant tenant, PlanStore store, CancellationToken cancellationToken, string? cursor = null, int limit = 50)
    {
        var before = DateTimeOffset.MaxValue;
        if (cursor is not null && !DateTimeOffset.TryParseExact(cursor, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out before))
        {
            return Error.Invalid("cursor_invalid", "The cursor is not one that a listing gave.", "Use the value of 'next'.").ToProblem();
        }

        var size = Math.Clamp(limit, 1, 200);
        var plans = await store.ListAsync(tenant, before, size, cancellationToken);
        return TypedResults.Ok(new Page<PlanSummary>(plans, plans.Count == size ? plans[^1].CreatedAt.ToString("O", CultureInfo.InvariantCulture) : null));
    }
}
