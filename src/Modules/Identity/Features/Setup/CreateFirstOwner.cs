using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Domain;
using Cadre.Identity.Enforcement;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Setup;

/// <summary>Makes the first owner and their workspace with the one-time token.</summary>
internal static class CreateFirstOwner
{
    private static readonly Error BadToken = Error.Invalid("bad_setup_token", "The setup token is wrong, used or older than an hour.", "Use the link of the newest start: restart Cadre and it shows one.");
    private static readonly Error Done = Error.Conflict("already_set_up", "There already is an owner.", "Sign in, or ask an owner for an invitation.");

    public static async Task<Results<Ok<MeView>, ProblemHttpResult>> HandleAsync(
        FirstOwner body, SetupStore setup, AccountStore accounts, PasswordVault passwords, IAuditLog audit, SessionCookie cookie, HttpContext http, CancellationToken cancellationToken)
    {
        var email = PersonRules.Email(body.Email);
        var name = PersonRules.Name(body.Name);
        var workspaceName = PersonRules.Name(body.WorkspaceName ?? $"{name}'s workspace");
        var refusal = email is null ? PersonRules.BadEmail : name is null ? PersonRules.BadName : workspaceName is null ? PersonRules.BadWorkspaceName : PasswordRules.Check(body.Password, email);
        if (refusal is not null)
        {
            return refusal.ToProblem();
        }

        if (!await setup.IsGoodAsync(body.Token, cancellationToken))
        {
            return (await setup.IsNeededAsync(cancellationToken) ? BadToken : Done).ToProblem();
        }

        var hash = passwords.Hash(body.Password);
        var made = await accounts.WorkAsync(
            async session =>
            {
                if (!await setup.SpendAsync(session, body.Token, cancellationToken) || await accounts.AddUserAsync(session, email!, name!, hash, cancellationToken) is not { } user)
                {
                    return ((MeView, string)?)null;
                }

                var workspace = await TakeWorkspaceAsync(session, workspaceName!, setup, accounts, cancellationToken);
                await accounts.AddMemberAsync(session, workspace, user.Id, Role.Owner, cancellationToken);
                var tenant = new Tenant(workspace, new(ActorKind.User, user.Id, user.Name), Role.Owner);
                await audit.AppendAsync(session, tenant, "owner.created", JsonSerializer.SerializeToElement(new { user.Email }, CadreJson.Stored), cancellationToken);
                var token = await accounts.OpenSessionAsync(session, user.Id, cancellationToken);
                return (new MeView(user.ToView(), [new(workspace, workspaceName!, Role.Owner)], SessionCookie.Csrf), token);
            },
            cancellationToken);
        if (made is not ({ } me, { } opened))
        {
            return Done.ToProblem();
        }

        cookie.Set(http, opened);
        return TypedResults.Ok(me);
    }

    /// <summary>What the local command line made before there was an owner becomes the owner's.</summary>
    private static async Task<WorkspaceId> TakeWorkspaceAsync(Postgres.Session session, string name, SetupStore setup, AccountStore accounts, CancellationToken cancellationToken)
    {
        if (await setup.OwnerlessWorkspaceAsync(session, cancellationToken) is not { } existing)
        {
            return await accounts.AddWorkspaceAsync(session, name, cancellationToken);
        }

        await accounts.RenameWorkspaceAsync(session, existing, name, cancellationToken);
        return existing;
    }
}

/// <summary>The first owner.</summary>
/// <param name="Token">The one-time setup token.</param>
/// <param name="Email">The owner's address; it is the name to sign in with.</param>
/// <param name="Name">What to call them.</param>
/// <param name="Password">8 to 128 characters.</param>
/// <param name="WorkspaceName">The first workspace's name; made from the owner's name when absent.</param>
internal sealed record FirstOwner(string Token, string Email, string Name, string Password, string? WorkspaceName = null);
