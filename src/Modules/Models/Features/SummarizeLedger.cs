using Cadre.Kernel;
using Cadre.Models.Ledger;
using Cadre.Models.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Models.Features;

/// <summary>What the last days cost, by provider, model and purpose.</summary>
internal static class SummarizeLedger
{
    public static async Task<Ok<LedgerSummary>> HandleAsync(Tenant tenant, LedgerStore ledger, PriceTable prices, TimeProvider time, CancellationToken cancellationToken, int days = 30)
    {
        var since = time.GetUtcNow().AddDays(-Math.Clamp(days, 1, 366)).UtcDateTime;
        var totals = await ledger.TotalsAsync(tenant, since, cancellationToken);
        return TypedResults.Ok(new LedgerSummary(since, totals.Sum(t => t.Cost), totals.Sum(t => t.Calls), totals.Sum(t => t.TokensIn), totals.Sum(t => t.TokensOut), prices.Version, totals));
    }
}

internal sealed record LedgerSummary(DateTimeOffset Since, decimal Cost, long Calls, long TokensIn, long TokensOut, string PriceVersion, IReadOnlyList<LedgerTotal> Rows);
