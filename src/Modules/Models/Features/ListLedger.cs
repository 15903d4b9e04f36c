using System.Globalization;
using Cadre.Kernel;
using Cadre.Models.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Models.Features;

internal static class ListLedger
{
    public static async Task<Results<Ok<Page<LedgerRow>>, ProblemHttpResult>> HandleAsync(Tenant tenant, LedgerStore ledger, CancellationToken cancellationToken, string? cursor = null, int limit = 50)
    {
        var before = DateTimeOffset.MaxValue;
        if (cursor is not null && !DateTimeOffset.TryParseExact(cursor, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out before))
        {
            return Error.Invalid("cursor_invalid", "The cursor is not one that a listing gave.", "Use the value of 'next'.").ToProblem();
        }

        var size = Math.Clamp(limit, 1, 500);
        var rows = await ledger.ListAsync(tenant, before.UtcDateTime, size, cancellationToken);
        var next = rows.Count == size ? new DateTimeOffset(rows[^1].At).ToString("O", CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Page<LedgerRow>(rows, next));
    }
}
