using Cadre.Identity.Contracts;
using Cadre.Identity.Domain;
using Cadre.Identity.Enforcement;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Sessions;

/// <summary>Opens a session. The answer and its time are the same for a wrong password and an unknown address.</summary>
internal static class SignIn
{
    private static readonly Error Refused = new(ErrorKind.Unauthenticated, "wrong_credentials", "The e-mail address or the password is wrong.", "Check both; an admin of your workspace can invite you again.");

    public static async Task<Results<Ok<MeView>, ProblemHttpResult>> HandleAsync(
        Credentials body, AccountStore accounts, PasswordVault passwords, SessionCookie cookie, HttpContext http, CancellationToken cancellationToken)
    {
        var email = PersonRules.Email(body.Email) ?? "";
        var user = await accounts.WorkAsync(session => accounts.FindByEmailAsync(session, email, cancellationToken), cancellationToken);
        if (!passwords.Matches(user?.PasswordHash, body.Password) || user is null)
        {
            return Refused.ToProblem();
        }

        var (workspaces, token) = await accounts.WorkAsync(
            async session =>
            {
                if (SessionCookie.Read(http.Request) is { } old)
                {
                    await accounts.CloseSessionAsync(session, old, cancellationToken); // a new session replaces the browser's old one
                }

                return (await accounts.WorkspacesAsync(session, user.Id, cancellationToken), await accounts.OpenSessionAsync(session, user.Id, cancellationToken));
            },
            cancellationToken);
        cookie.Set(http, token);
        return TypedResults.Ok(new MeView(user.ToView(), workspaces, SessionCookie.Csrf));
    }
}

/// <summary>How a person signs in.</summary>
/// <param name="Email">The address.</param>
/// <param name="Password">The password.</param>
internal sealed record Credentials(string Email, string Password);
