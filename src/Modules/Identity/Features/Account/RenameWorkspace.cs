using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Identity.Domain;
using Cadre.Identity.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Identity.Features.Account;

/// <summary>Renames the workspace.</summary>
internal static class RenameWorkspace
{
    public static async Task<Results<Ok<WorkspaceView>, ProblemHttpResult>> HandleAsync(WorkspaceName body, Tenant tenant, AccountStore accounts, IAuditLog audit, CancellationToken cancellationToken)
    {
        if (PersonRules.Name(body.Name) is not { } name)
        {
            return PersonRules.BadName.ToProblem();
        }

        await accounts.WorkAsync(
            async session =>
            {
                await accounts.RenameWorkspaceAsync(session, tenant.Workspace, name, cancellationToken);
                await audit.AppendAsync(session, tenant, "workspace.renamed", JsonSerializer.SerializeToElement(new { name }, CadreJson.Stored), cancellationToken);
                return default(Done);
            },
            cancellationToken);
        return TypedResults.Ok(new WorkspaceView(tenant.Workspace, name, tenant.Role));
    }
}
