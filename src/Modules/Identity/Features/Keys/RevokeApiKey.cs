using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Keys;

/// <summary>Deletes an API key; it stops working at once.</summary>
internal static class RevokeApiKey
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Guid id, Tenant tenant, Database database, KeyStore keys, IAuditLog audit, CancellationToken cancellationToken)
    {
        var removed = await database.TenantAsync(
            tenant,
            async session =>
            {
                var found = await keys.RemoveAsync(session, tenant, id, cancellationToken);
                if (found)
                {
                    await audit.AppendAsync(session, tenant, "key.revoked", JsonSerializer.SerializeToElement(new { id }, CadreJson.Stored), cancellationToken);
                }

                return found;
            },
            cancellationToken);
        return removed ? TypedResults.NoContent() : Error.NotFound("API key").ToProblem();
    }
}
