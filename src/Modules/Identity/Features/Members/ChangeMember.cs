using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Members;

/// <summary>Changes a member's role.</summary>
internal static class ChangeMember
{
    public static async Task<Results<Ok<MemberView>, ProblemHttpResult>> HandleAsync(
        Guid userId, RoleChange body, Tenant tenant, MemberStore members, IAuditLog audit, CancellationToken cancellationToken)
    {
        var user = new UserId(userId);
        var outcome = await members.WorkAsync<Result<MemberView>>(
            async session =>
            {
                await members.LockAsync(session, tenant, cancellationToken);
                if (await members.FindAsync(session, tenant, user, cancellationToken) is not { } member)
                {
                    return Error.NotFound("member");
                }

                if (MemberRules.Check(tenant, member.Role, body.Role, await members.OwnersAsync(session, tenant, cancellationToken)) is { } refusal)
                {
                    return refusal;
                }

                await members.SetRoleAsync(session, tenant, user, body.Role, cancellationToken);
                await audit.AppendAsync(session, tenant, "member.changed", JsonSerializer.SerializeToElement(new { user, from = member.Role, to = body.Role }, CadreJson.Stored), cancellationToken);
                return member with { Role = body.Role };
            },
            cancellationToken);
        return outcome.IsOk ? TypedResults.Ok(outcome.Value) : outcome.Error.ToProblem();
    }
}

/// <summary>A new role.</summary>
/// <param name="Role">viewer, operator, editor, admin or owner.</param>
internal sealed record RoleChange(Role Role);
