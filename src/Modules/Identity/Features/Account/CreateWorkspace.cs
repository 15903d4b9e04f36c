using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Domain;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Account;

/// <summary>Makes a workspace that the caller owns.</summary>
internal static class CreateWorkspace
{
    public static async Task<Results<Created<WorkspaceView>, ProblemHttpResult>> HandleAsync(WorkspaceName body, Caller caller, AccountStore accounts, IAuditLog audit, CancellationToken cancellationToken)
    {
        if (caller.Actor.Kind != ActorKind.User || caller.User is not { } user)
        {
            return new Error(ErrorKind.Forbidden, "people_only", "Only a signed-in person makes workspaces.", "Sign in and repeat.").ToProblem();
        }

        if (PersonRules.Name(body.Name) is not { } name)
        {
            return PersonRules.BadName.ToProblem();
        }

        var made = await accounts.WorkAsync(
            async session =>
            {
                var workspace = await accounts.AddWorkspaceAsync(session, name, cancellationToken);
                await accounts.AddMemberAsync(session, workspace, user.Value, Role.Owner, cancellationToken);
                await audit.AppendAsync(session, new(workspace, caller.Actor, Role.Owner), "workspace.created", JsonSerializer.SerializeToElement(new { name }, CadreJson.Stored), cancellationToken);
                return new WorkspaceView(workspace, name, Role.Owner);
            },
            cancellationToken);
        return TypedResults.Created("/api/v1/me", made);
    }
}

/// <summary>A workspace's name.</summary>
/// <param name="Name">1 to 200 characters.</param>
internal sealed record WorkspaceName(string Name);
