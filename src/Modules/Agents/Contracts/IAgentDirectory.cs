using Cadre.Kernel;

namespace Cadre.Agents.Contracts;

/// <summary>The agents of a workspace.</summary>
public interface IAgentDirectory
{
    /// <summary>The agent; null when unknown to the tenant.</summary>
    Task<AgentView?> FindAsync(Tenant tenant, AgentId id, CancellationToken cancellationToken);

    /// <summary>All of them, by name.</summary>
    Task<IReadOnlyList<AgentView>> ListAsync(Tenant tenant, CancellationToken cancellationToken);
}

/// <summary>An agent as it is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Profile">Who it is.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was changed last.</param>
public sealed record AgentView(AgentId Id, AgentProfile Profile, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
