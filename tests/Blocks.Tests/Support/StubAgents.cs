using Cadre.Agents.Contracts;
using Cadre.Kernel;

namespace Cadre.Blocks.Tests;

/// <summary>Agents in memory, of this asynchronous flow only.</summary>
internal sealed class StubAgents : IAgentDirectory
{
    private readonly AsyncLocal<List<AgentView>?> agents = new();

    public AgentView Add(AgentProfile profile)
    {
        var view = new AgentView(new AgentId(Guid.NewGuid()), profile, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        (agents.Value ??= []).Add(view);
        return view;
    }

    public Task<AgentView?> FindAsync(Tenant tenant, AgentId id, CancellationToken cancellationToken) => Task.FromResult(agents.Value?.Find(a => a.Id == id));

    public Task<IReadOnlyList<AgentView>> ListAsync(Tenant tenant, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AgentView>>(agents.Value ?? []);
}
