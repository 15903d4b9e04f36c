using Cadre.Agents.Contracts;
using Cadre.Agents.Domain;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Agents.Features;

/// <summary>All agents of the workspace, by name.</summary>
internal static class ListAgents
{
    public static async Task<Ok<Page<AgentView>>> HandleAsync(Tenant tenant, IAgentDirectory agents, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<AgentView>(await agents.ListAsync(tenant, cancellationToken), null));
}

/// <summary>One agent.</summary>
internal static class GetAgent
{
    public static async Task<Results<Ok<AgentView>, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid agentId, IAgentDirectory agents, CancellationToken cancellationToken) =>
        await agents.FindAsync(tenant, new AgentId(agentId), cancellationToken) is { } agent ? TypedResults.Ok(agent) : Error.NotFound("agent").ToProblem();
}

/// <summary>The beginnings that agents can be made from.</summary>
internal static class ListAgentTemplates
{
    public static Ok<Page<AgentTemplate>> Handle(AgentTemplates templates) => TypedResults.Ok(new Page<AgentTemplate>(templates.All, null));
}

/// <summary>The tools that agents may be given.</summary>
internal static class ListAgentTools
{
    public static Ok<Page<AgentToolInfo>> Handle(IEnumerable<AgentToolInfo> tools) => TypedResults.Ok(new Page<AgentToolInfo>([.. tools], null));
}
