using Cadre.Kernel;
using Cadre.Planning.Composition;
using Cadre.Planning.Contracts;
using Cadre.Planning.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Planning.Features;

internal static class UpdatePlan
{
    private const int MostBlocks = 200;

    public static async Task<Results<Ok<PlanContract>, ProblemHttpResult>> HandleAsync(Tenant tenant, PlanId planId, PlanPatch request, PlanStore store, PlanEstimates estimates, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, planId, cancellationToken) is not { } plan)
        {
            return Error.NotFound("plan").ToProblem();
        }

        if (plan.CanvasId is not null)
        {
            return Error.Conflict("plan_approved", "The plan is approved already.", "Edit its canvas instead.").ToProblem();
        }

        var changed = Merge(plan, request);
        if (Wrong(changed) is { } error)
        {
            return error.ToProblem();
        }

        var final = estimates.Refresh(changed);
        return await store.UpdateAsync(tenant, final, cancellationToken) ? TypedResults.Ok(final) : Error.NotFound("plan").ToProblem();
    }

    private static PlanContract Merge(PlanContract plan, PlanPatch patch)
    {
        var blocks = patch.Blocks ?? plan.Blocks;
        var ids = blocks.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        return plan with
        {
            Title = string.IsNullOrWhiteSpace(patch.Title) ? plan.Title : patch.Title.Trim(),
            Summary = patch.Summary ?? plan.Summary,
            Goal = patch.Goal ?? plan.Goal,
            Blocks = blocks,
            Connections = [.. (patch.Connections ?? plan.Connections).Where(c => patch.Connections is not null || (ids.Contains(c.From[0]) && ids.Contains(c.To[0])))],
            Groups = patch.Groups ?? plan.Groups,
            Credentials = patch.Credentials ?? plan.Credentials,
            Assumptions = patch.Assumptions ?? plan.Assumptions,
            Acceptance = [.. (patch.Acceptance ?? plan.Acceptance).Where(a => a.BlockId is null || ids.Contains(a.BlockId))],
        };
    }

    private static Error? Wrong(PlanContract plan)
    {
        if (plan.Blocks.Count is 0 or > MostBlocks || plan.Title.Length > 200)
        {
            return Error.Invalid("plan_invalid", $"A plan has 1 to {MostBlocks} blocks and a title of at most 200 characters.", "Remove what is too much.");
        }

        var ids = plan.Blocks.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        if (ids.Count != plan.Blocks.Count || ids.Any(string.IsNullOrWhiteSpace))
        {
            return Error.Invalid("plan_invalid", "Two blocks have the same id, or one has none.", "Give each block an id of its own.");
        }

        return plan.Connections.Any(c => c.From is not { Count: 2 } || c.To is not { Count: 2 } || !ids.Contains(c.From[0]) || !ids.Contains(c.To[0]))
            ? Error.Invalid("plan_invalid", "A connection does not join two blocks of the plan.", "Write it as from: [block, port], to: [block, port].")
            : null;
    }
}

/// <summary>Changes of a plan: what is null stays.</summary>
internal sealed record PlanPatch
{
    public PlanId? Id { get; init; }

    public string? Title { get; init; }

    public string? Summary { get; init; }

    public string? Language { get; init; }

    public string? Goal { get; init; }

    public IReadOnlyList<PlanBlock>? Blocks { get; init; }

    public IReadOnlyList<PlanConnection>? Connections { get; init; }

    public IReadOnlyList<PlanGroup>? Groups { get; init; }

    public PlanEstimate? Estimate { get; init; }

    public IReadOnlyList<PlanCredential>? Credentials { get; init; }

    public IReadOnlyList<string>? Assumptions { get; init; }

    public IReadOnlyList<AcceptanceCheck>? Acceptance { get; init; }

    public bool? NoModel { get; init; }

    public Guid? CanvasId { get; init; }
}
