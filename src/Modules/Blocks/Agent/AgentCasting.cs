using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent;

/// <summary>Finds who is to work: an agent of the workspace, as it was when the step began.</summary>
internal sealed class AgentCasting(IAgentDirectory agents)
{
    private static readonly AgentProfile Plain = new("Agent", "Works on a task with tools.", "You work carefully and check what you say.")
    {
        Tools = [new("knowledge_search"), new("fetch"), new("transform")],
    };

    /// <summary>The agent of this name or id; the plain one when none is named.</summary>
    public async Task<Result<CastAgent>> FindAsync(StepContext context, string? named, string effect, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(named))
        {
            return new CastAgent(null, Plain);
        }

        return await context.EffectAsync(effect, "tool", (_, token) => LookUpAsync(context.Tenant, named.Trim(), token), cancellationToken);
    }

    private async Task<Result<CastAgent>> LookUpAsync(Tenant tenant, string named, CancellationToken cancellationToken)
    {
        var found = AgentId.TryParse(named, out var id)
            ? await agents.FindAsync(tenant, id, cancellationToken)
            : (await agents.ListAsync(tenant, cancellationToken)).FirstOrDefault(a => a.Profile.Name.Equals(named, StringComparison.OrdinalIgnoreCase));
        return found is null
            ? Outcomes.Unusable("agent_missing", $"There is no agent '{named}' in this workspace.", "Choose another in the block's settings, or make it on the page Agents.")
            : new CastAgent(found.Id.Value, found.Profile);
    }
}

/// <summary>Who works.</summary>
/// <param name="Id">The agent's id; null for one that is not kept.</param>
/// <param name="Profile">Who it is.</param>
internal sealed record CastAgent(Guid? Id, AgentProfile Profile);
