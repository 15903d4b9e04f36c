using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Members;

/// <summary>Takes a person out of the workspace, with the keys they made.</summary>
internal static class RemoveMember
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Guid userId, Tenant tenant, MemberStore members, IAuditLog audit, CancellationToken cancellationToken)
    {
        var user = new UserId(userId);
        var outcome = await members.WorkAsync<Result<Done>>(
            async session =>
            {
                await members.LockAsync(session, tenant, cancellationToken);
                if (await members.FindAsync(session, tenant, user, cancellationToken) is not { } member)
                {
                    return Error.NotFound("member");
                }

                if (MemberRules.Check(tenant, member.Role, null, await members.OwnersAsync(session, tenant, cancellationToken)) is { } refusal)
                {
                    return refusal;
                }

                await members.RemoveAsync(session, tenant, user, cancellationToken);
                await audit.AppendAsync(session, tenant, "member.removed", JsonSerializer.SerializeToElement(new { user, member.Role }, CadreJson.Stored), cancellationToken);
                return default(Done);
            },
            cancellationToken);
        return outcome.IsOk ? TypedResults.NoContent() : outcome.Error.ToProblem();
    }
}
