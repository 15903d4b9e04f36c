using Cadre.Kernel;
using Cadre.Models.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Models.Features;

/// <summary>Sets the monthly cap in USD. Zero stops all paid calls.</summary>
internal static class SetBudget
{
    private const decimal Max = 1_000_000m;

    public static async Task<Results<Ok<BudgetRow>, ProblemHttpResult>> HandleAsync(Tenant tenant, BudgetChange change, LedgerStore ledger, TimeProvider time, CancellationToken cancellationToken)
    {
        if (change.Cap is < 0 or > Max)
        {
            return Error.Invalid("cap_invalid", $"A monthly budget is 0 to {Max:0} USD.", "Choose another amount.").ToProblem();
        }

        var now = time.GetUtcNow();
        await ledger.SetCapAsync(tenant, new DateOnly(now.Year, now.Month, 1), change.Cap, cancellationToken);
        return TypedResults.Ok(await ledger.BudgetAsync(tenant, cancellationToken) ?? new BudgetRow(change.Cap, 0, 0));
    }
}

internal sealed record BudgetChange(decimal Cap);
