using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Domain;
using Cadre.Identity.Features.Members;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Invitations;

/// <summary>Makes an invitation; its link is shown this once.</summary>
internal static class Invite
{
    public static async Task<Results<Created<NewInvitation>, ProblemHttpResult>> HandleAsync(
        InvitationRequest body, Tenant tenant, Database database, InvitationStore invitations, IAuditLog audit, HttpRequest request, CancellationToken cancellationToken)
    {
        if (PersonRules.Email(body.Email) is not { } email)
        {
            return PersonRules.BadEmail.ToProblem();
        }

        if (body.Role > tenant.Role)
        {
            return MemberRules.RoleTooHigh.ToProblem();
        }

        var made = await database.TenantAsync(
            tenant,
            async session =>
            {
                var (id, token, until) = await invitations.AddAsync(session, tenant, email, body.Role, cancellationToken);
                await audit.AppendAsync(session, tenant, "invitation.created", JsonSerializer.SerializeToElement(new { id, email, body.Role }, CadreJson.Stored), cancellationToken);
                return new NewInvitation(id, $"{request.Scheme}://{request.Host}/invite#token={token}", until);
            },
            cancellationToken);
        return TypedResults.Created($"/api/v1/invitations/{made.Id}", made);
    }
}

/// <summary>Whom to invite.</summary>
/// <param name="Email">The address.</param>
/// <param name="Role">The role they will have; at most the caller's.</param>
internal sealed record InvitationRequest(string Email, Role Role);

/// <summary>A fresh invitation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Link">Give it to the person; it is not shown again.</param>
/// <param name="ExpiresAt">Until when it can be taken.</param>
internal sealed record NewInvitation(Guid Id, string Link, DateTimeOffset ExpiresAt);
