using Cadre.Identity.Contracts;
using Cadre.Identity.Enforcement;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Account;

/// <summary>Who calls, and where they may work.</summary>
internal static class GetMe
{
    public static async Task<Ok<MeView>> HandleAsync(Caller caller, AccountStore accounts, CancellationToken cancellationToken)
    {
        var me = await accounts.WorkAsync(
            async session =>
            {
                var user = caller.User is { } id ? await accounts.FindAsync(session, id, cancellationToken) : null;
                if (caller is { Actor.Kind: ActorKind.ApiKey, Tenant: { } tenant }) // a key sees its own workspace only
                {
                    var view = await accounts.WorkspaceAsync(session, tenant.Workspace, tenant.Role, cancellationToken);
                    return new MeView(user?.ToView(), view is null ? [] : [view], SessionCookie.Csrf);
                }

                return new MeView(user?.ToView(), await accounts.WorkspacesAsync(session, caller.User?.Value ?? default, cancellationToken), SessionCookie.Csrf);
            },
            cancellationToken);
        return TypedResults.Ok(me);
    }
}
