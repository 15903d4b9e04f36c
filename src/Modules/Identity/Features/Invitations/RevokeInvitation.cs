using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Invitations;

/// <summary>Takes an invitation back.</summary>
internal static class RevokeInvitation
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Guid id, Tenant tenant, Database database, InvitationStore invitations, IAuditLog audit, CancellationToken cancellationToken)
    {
        var removed = await database.TenantAsync(
            tenant,
            async session =>
            {
                var found = await invitations.RemoveAsync(session, tenant, id, cancellationToken);
                if (found)
                {
                    await audit.AppendAsync(session, tenant, "invitation.revoked", JsonSerializer.SerializeToElement(new { id }, CadreJson.Stored), cancellationToken);
                }

                return found;
            },
            cancellationToken);
        return removed ? TypedResults.NoContent() : Error.NotFound("invitation").ToProblem();
    }
}
