using Cadre.Agents.Contracts;
using Cadre.Kernel;

namespace Cadre.Blocks.Tests;

/// <summary>Agents in memory: one that is always there, and those of this asynchronous flow.</summary>
internal sealed class StubAgents : IAgentDirectory
{
    private static readonly AgentView Standing = View(new AgentProfile("Resident", "Is always there.", "Be here."));
    private readonly AsyncLocal<List<AgentView>?> agents = new();

    public AgentView Add(AgentProfile profile)
    {
        var view = View(profile);
        (agents.Value ??= []).Add(view);
        return view;
    }

    public Task<AgentView?> FindAsync(Tenant tenant, AgentId id, CancellationToken cancellationToken) => Task.FromResult(All.FirstOrDefault(a => a.Id == id));

    public Task<IReadOnlyList<AgentView>> ListAsync(Tenant tenant, CancellationToken cancellationToken) => Task.FromResult(All);

    private IReadOnlyList<AgentView> All => [Standing, .. agents.Value ?? []];

    private static AgentView View(AgentProfile profile) => new(new AgentId(Guid.NewGuid()), profile, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
}
