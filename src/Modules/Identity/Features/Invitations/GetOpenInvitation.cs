using Cadre.Identity.Domain;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Invitations;

/// <summary>What a link invites to.</summary>
internal static class GetOpenInvitation
{
    public static async Task<Results<Ok<OpenInvitation>, ProblemHttpResult>> HandleAsync(string token, AccountStore accounts, InvitationStore invitations, CancellationToken cancellationToken)
    {
        var row = await accounts.WorkAsync(session => invitations.OpenAsync(session, token, cancellationToken), cancellationToken);
        return row is null ? Error.NotFound("invitation").ToProblem() : TypedResults.Ok(new OpenInvitation(row.Email, row.WorkspaceName, RoleNames.Parse(row.Role)));
    }
}

/// <summary>An invitation as its receiver sees it.</summary>
/// <param name="Email">Who is invited.</param>
/// <param name="WorkspaceName">Where to.</param>
/// <param name="Role">As what.</param>
internal sealed record OpenInvitation(string Email, string WorkspaceName, Role Role);
