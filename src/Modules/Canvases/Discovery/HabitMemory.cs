using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Discovery;

/// <summary>A workspace's habits, counted again after some minutes.</summary>
internal sealed class HabitMemory(IRecentFlows flows, IEnumerable<IPlanExamples> plans, TimeProvider time)
{
    private const int Flows = 300;
    private const int Workspaces = 500;
    private readonly ShortMemory<WorkspaceId, TypeHabits> known = new(TimeSpan.FromMinutes(5), Workspaces, time);

    public Task<TypeHabits> OfAsync(Tenant tenant, CancellationToken cancellationToken) =>
        known.GetAsync(tenant.Workspace, async () => HabitCount.Of(await flows.ReadAsync(tenant, Flows, CancellationToken.None), plans.FirstOrDefault()), cancellationToken);
}
