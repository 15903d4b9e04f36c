using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Planning.Composition;
using Cadre.Planning.Contracts;
using Cadre.Planning.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Planning.Features;

internal static class ApprovePlan
{
    public static async Task<Results<Ok<ApprovedPlan>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, PlanId planId, PlanApproval? request, PlanStore store, ICanvasService canvases, IBlockCatalogs catalogs, CancellationToken cancellationToken)
    {
        var canvas = await ApproveAsync(tenant, planId, request?.ProjectName, store, canvases, catalogs, cancellationToken);
        return canvas switch
        {
            null => Error.NotFound("plan").ToProblem(),
            { IsOk: true } => TypedResults.Ok(new ApprovedPlan(canvas.Value.Value)),
            _ => canvas.Value.Error!.ToProblem(),
        };
    }

    /// <summary>The canvas of a plan, made when there is none yet; null for a plan that is not there.</summary>
    public static async Task<Result<Guid>?> ApproveAsync(Tenant tenant, PlanId plan, string? name, PlanStore store, ICanvasService canvases, IBlockCatalogs catalogs, CancellationToken cancellationToken)
    {
        var catalog = await catalogs.OfAsync(tenant, cancellationToken);
        return await store.ApproveAsync(tenant, plan, (contract, id) => WriteAsync(tenant, contract, id, name, canvases, catalog, cancellationToken), cancellationToken);
    }

    private static async Task<Result<Guid>> WriteAsync(Tenant tenant, PlanContract plan, CanvasId id, string? name, ICanvasService canvases, IBlockCatalog catalog, CancellationToken cancellationToken)
    {
        var created = await canvases.CreateAsync(tenant, id, string.IsNullOrWhiteSpace(name) ? plan.Title : name, CanvasLayout.Edits(plan, catalog), cancellationToken);
        return created.Then<Guid>(canvas => canvas.Value);
    }
}

/// <summary>An approval.</summary>
internal sealed record PlanApproval
{
    /// <summary>A name for the canvas; the plan's title unless given.</summary>
    public string? ProjectName { get; init; }
}

/// <summary>The canvas made.</summary>
internal sealed record ApprovedPlan(Guid CanvasId);
