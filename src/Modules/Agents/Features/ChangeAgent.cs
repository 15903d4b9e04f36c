using Cadre.Agents.Contracts;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Agents.Features;

/// <summary>Replaces an agent's profile. Work under way goes on with the profile it began with.</summary>
internal static class ChangeAgent
{
    public static async Task<Results<Ok<AgentView>, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid agentId, AgentProfile profile, AgentChange change, IAgentDirectory agents, CancellationToken cancellationToken)
    {
        var changed = await change.ChangeAsync(tenant, new AgentId(agentId), profile, cancellationToken);
        return changed.IsOk && await agents.FindAsync(tenant, new AgentId(agentId), cancellationToken) is { } agent ? TypedResults.Ok(agent) : (changed.Error ?? Error.NotFound("agent")).ToProblem();
    }
}

/// <summary>Deletes an agent; blocks and squads that name it say so from then on.</summary>
internal static class DeleteAgent
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid agentId, AgentChange change, CancellationToken cancellationToken) =>
        await change.DeleteAsync(tenant, new AgentId(agentId), cancellationToken) ? TypedResults.NoContent() : Error.NotFound("agent").ToProblem();
}
