using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Keys;

/// <summary>Lists API keys, newest first, without the keys themselves.</summary>
internal static class ListApiKeys
{
    public static async Task<Results<Ok<Page<ApiKeyView>>, ProblemHttpResult>> HandleAsync(
        string? cursor, int? limit, Tenant tenant, Database database, KeyStore keys, CancellationToken cancellationToken)
    {
        var start = Listing.Before(cursor);
        if (!start.IsOk)
        {
            return start.Error.ToProblem();
        }

        var size = Listing.Limit(limit);
        var items = await database.TenantAsync(tenant, session => keys.ListAsync(session, tenant, start.Value, size, cancellationToken), cancellationToken);
        return TypedResults.Ok(Listing.Page(items, size, key => key.Id));
    }
}

/// <summary>An API key without its text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Role">What it may do; never more than its maker still may.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Until when it works; null for as long as it is not deleted.</param>
internal sealed record ApiKeyView(Guid Id, string Name, Role Role, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
