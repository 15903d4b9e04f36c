using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Lines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>How many runs of the workspace may be at work at once.</summary>
internal static class GetWorkspaceRunLimits
{
    public static async Task<Ok<WorkspaceRunLimits>> HandleAsync(Tenant tenant, WorkspaceLimits limits, CancellationToken cancellationToken) =>
        TypedResults.Ok(new WorkspaceRunLimits(await limits.FindAsync(tenant, cancellationToken)));
}

/// <summary>Sets or lifts the limit. Runs at work go on; those that wait are counted by the new one.</summary>
internal static class SetWorkspaceRunLimits
{
    private const int Most = 100_000;

    public static async Task<Results<Ok<WorkspaceRunLimits>, ProblemHttpResult>> HandleAsync(Tenant tenant, WorkspaceRunLimits request, WorkspaceLimits limits, IRunLines lines, CancellationToken cancellationToken)
    {
        if (request.MostRuns is < 1 or > Most)
        {
            return Error.Invalid("bad_limit", $"At once may be 1 to {Most} runs.", "Leave the number out for no limit.").ToProblem();
        }

        await limits.SaveAsync(tenant, request.MostRuns, cancellationToken);
        await lines.ResizeAsync(tenant, RunAdmission.Workspace, request.MostRuns ?? Most, cancellationToken);
        return TypedResults.Ok(request);
    }
}

/// <summary>The limits of a workspace.</summary>
/// <param name="MostRuns">Runs at work at once, those that wait for an answer or a time included; null for as many as the nodes take.</param>
internal sealed record WorkspaceRunLimits(int? MostRuns = null);
