using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Members;

/// <summary>Lists the people of the workspace.</summary>
internal static class ListMembers
{
    public static async Task<Results<Ok<Page<MemberView>>, ProblemHttpResult>> HandleAsync(string? cursor, int? limit, Tenant tenant, MemberStore members, CancellationToken cancellationToken)
    {
        var start = Listing.After(cursor);
        if (!start.IsOk)
        {
            return start.Error.ToProblem();
        }

        var size = Listing.Limit(limit);
        var items = await members.WorkAsync(session => members.ListAsync(session, tenant, start.Value, size, cancellationToken), cancellationToken);
        return TypedResults.Ok(Listing.Page(items, size, member => member.UserId.Value));
    }
}

/// <summary>A member.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Email">The address.</param>
/// <param name="Name">What to call them.</param>
/// <param name="Role">What they may do here.</param>
/// <param name="Since">When they joined.</param>
internal sealed record MemberView(UserId UserId, string Email, string Name, Role Role, DateTimeOffset Since);
