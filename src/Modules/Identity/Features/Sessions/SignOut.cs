using Cadre.Identity.Enforcement;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Sessions;

/// <summary>Ends the session of the request.</summary>
internal static class SignOut
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Caller caller, AccountStore accounts, SessionCookie cookie, HttpContext http, CancellationToken cancellationToken)
    {
        if (caller.Actor.Kind != ActorKind.User)
        {
            return Error.Conflict("not_a_session", "An API key has no session to end.", "Delete the key instead.").ToProblem();
        }

        await accounts.WorkAsync(
            async session =>
            {
                await accounts.CloseSessionAsync(session, caller.Session, cancellationToken);
                return default(Done);
            },
            cancellationToken);
        cookie.Clear(http);
        return TypedResults.NoContent();
    }
}
