using Cadre.Kernel;
using Cadre.Models.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Models.Features;

internal static class GetBudget
{
    public static async Task<Ok<BudgetRow>> HandleAsync(Tenant tenant, LedgerStore ledger, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ledger.BudgetAsync(tenant, cancellationToken) ?? new BudgetRow(LedgerStore.DefaultCap, 0, 0));
}
