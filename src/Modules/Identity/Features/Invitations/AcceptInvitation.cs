using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Domain;
using Cadre.Identity.Enforcement;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Invitations;

/// <summary>Takes an invitation: makes the account, or adds the membership when the account exists and the password is its own.</summary>
internal static class AcceptInvitation
{
    private static readonly Error WrongPassword = new(ErrorKind.Unauthenticated, "wrong_credentials", "There already is an account with this address, and its password is another.", "Use the account's password.");

    public static async Task<Results<Ok<MeView>, ProblemHttpResult>> HandleAsync(
        string token, NewMember body, AccountStore accounts, Invitees invitees, SessionCookie cookie, HttpContext http, CancellationToken cancellationToken)
    {
        var (invitation, existing) = await invitees.FindAsync(token, cancellationToken);
        if (invitation is null)
        {
            return Error.NotFound("invitation").ToProblem();
        }

        var name = existing?.Name ?? PersonRules.Name(body.Name);
        var refusal = name is null ? PersonRules.BadName
            : existing is null ? PasswordRules.Check(body.Password, invitation.Email)
            : invitees.IsPasswordOf(existing, body.Password) ? null : WrongPassword;
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (await invitees.JoinAsync(invitation, existing, name!, body.Password, cancellationToken) is not ({ } user, { } opened))
        {
            return Error.NotFound("invitation").ToProblem();
        }

        var workspaces = await accounts.WorkAsync(session => accounts.WorkspacesAsync(session, user.Id, cancellationToken), cancellationToken);
        cookie.Set(http, opened);
        return TypedResults.Ok(new MeView(user.ToView(), workspaces, SessionCookie.Csrf));
    }
}

/// <summary>Who takes the invitation.</summary>
/// <param name="Name">What to call them; ignored when the account exists.</param>
/// <param name="Password">The new account's password, or the existing account's.</param>
internal sealed record NewMember(string Password, string? Name = null);

/// <summary>Turns invitations into members.</summary>
internal sealed class Invitees(AccountStore accounts, InvitationStore invitations, PasswordVault passwords, IAuditLog audit)
{
    public Task<(OpenInvitationRow? Invitation, UserRow? Existing)> FindAsync(string token, CancellationToken cancellationToken) => accounts.WorkAsync(
        async session =>
        {
            var invitation = await invitations.OpenAsync(session, token, cancellationToken);
            return (invitation, invitation is null ? null : await accounts.FindByEmailAsync(session, invitation.Email, cancellationToken));
        },
        cancellationToken);

    public bool IsPasswordOf(UserRow user, string password) => passwords.Matches(user.PasswordHash, password);

    /// <summary>Null when somebody was faster.</summary>
    public Task<(UserRow User, string Session)?> JoinAsync(OpenInvitationRow invitation, UserRow? existing, string name, string password, CancellationToken cancellationToken)
    {
        var hash = existing is null ? passwords.Hash(password) : "";
        return accounts.WorkAsync<(UserRow, string)?>(
            async session =>
            {
                if (!await invitations.TakeAsync(session, invitation.Id, cancellationToken)
                    || (existing ?? await accounts.AddUserAsync(session, invitation.Email, name, hash, cancellationToken)) is not { } user)
                {
                    return null;
                }

                var workspace = new WorkspaceId(invitation.Workspace);
                var role = RoleNames.Parse(invitation.Role);
                await accounts.AddMemberAsync(session, workspace, user.Id, role, cancellationToken);
                var tenant = new Tenant(workspace, new(ActorKind.User, user.Id, user.Name), role);
                await audit.AppendAsync(session, tenant, "member.joined", JsonSerializer.SerializeToElement(new { user.Email, role }, CadreJson.Stored), cancellationToken);
                return (user, await accounts.OpenSessionAsync(session, user.Id, cancellationToken));
            },
            cancellationToken);
    }
}
