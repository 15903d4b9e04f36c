using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.History;

/// <summary>When every step of a run was in which state.</summary>
internal static class GetTimeline
{
    public static async Task<Results<Ok<TimelineView>, ProblemHttpResult>> HandleAsync(RunId runId, Tenant tenant, RunHistory history, CancellationToken cancellationToken) =>
        await history.TimelineAsync(tenant, runId, cancellationToken) is { } timeline ? TypedResults.Ok(timeline) : Error.NotFound("run").ToProblem();
}

/// <summary>Everything about one step of a run, also of one within an item that was folded long ago.</summary>
internal static class GetStep
{
    public static async Task<Results<Ok<StepHistoryView>, ProblemHttpResult>> HandleAsync(RunId runId, string? address, Tenant tenant, RunHistory history, CancellationToken cancellationToken) =>
        await history.StepAsync(tenant, runId, address ?? "", cancellationToken) is { } step ? TypedResults.Ok(step) : Error.NotFound("step").ToProblem();
}

/// <summary>The runs that came from the same first one, oldest first.</summary>
internal static class GetFamily
{
    public static async Task<Results<Ok<FamilyView>, ProblemHttpResult>> HandleAsync(RunId runId, Tenant tenant, RunFamilies families, CancellationToken cancellationToken)
    {
        var members = await families.OfAsync(tenant, runId, cancellationToken);
        return members.Count > 0 ? TypedResults.Ok(new FamilyView(members)) : Error.NotFound("run").ToProblem();
    }
}
