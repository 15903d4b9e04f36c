using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Invitations;

/// <summary>Lists the invitations that can still be taken.</summary>
internal static class ListInvitations
{
    public static async Task<Results<Ok<Page<InvitationView>>, ProblemHttpResult>> HandleAsync(
        string? cursor, int? limit, Tenant tenant, Database database, InvitationStore invitations, CancellationToken cancellationToken)
    {
        var start = Listing.Before(cursor);
        if (!start.IsOk)
        {
            return start.Error.ToProblem();
        }

        var size = Listing.Limit(limit);
        var items = await database.TenantAsync(tenant, session => invitations.ListAsync(session, tenant, start.Value, size, cancellationToken), cancellationToken);
        return TypedResults.Ok(Listing.Page(items, size, invitation => invitation.Id));
    }
}

/// <summary>An invitation without its link.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Email">Who is invited.</param>
/// <param name="Role">The role they will have.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">Until when it can be taken.</param>
internal sealed record InvitationView(Guid Id, string Email, Role Role, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
