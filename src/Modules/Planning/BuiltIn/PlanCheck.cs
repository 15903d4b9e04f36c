using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Planning.Contracts;

namespace Cadre.Planning.BuiltIn;

/// <summary>Checks plans by the rules of canvases.</summary>
internal sealed class PlanCheck(ICanvasService canvases)
{
    /// <summary>Problems by block that the plan does not itself list as needs.</summary>
    public async Task<IReadOnlyList<(string Block, BlockProblem Problem)>> ProblemsAsync(Tenant tenant, PlanContract plan, CancellationToken cancellationToken)
    {
        var snapshot = new CanvasSnapshot(
            plan.Title,
            [.. plan.Blocks.Select(b => new CanvasBlock(b.Id, b.Type, b.Title, b.Settings))],
            [.. plan.Connections.Select((c, i) => new CanvasConnection($"e{i + 1}", c.From[0], c.From[1], c.To[0], c.To[1]))]);
        return [.. (await canvases.CheckAsync(tenant, snapshot, cancellationToken)).SelectMany(p => p.Value.Where(problem => !problem.Warning && !IsListed(plan, p.Key, problem)).Select(problem => (p.Key, problem)))];
    }

    private static bool IsListed(PlanContract plan, string block, BlockProblem problem) =>
        problem.Code == "input_missing" && plan.Blocks.Any(b => b.Id == block && b.Needs.Any(n => n.Kind == "file" && !n.Optional));
}
