using Cadre.Blocks.Agent.Loop;
using Cadre.Models.Contracts;

namespace Cadre.Blocks.Agent.Minds;

/// <summary>Chooses the mind of a piece of work: a model when one is connected, rules otherwise. The choice holds for the whole of it.</summary>
internal sealed class AgentMinds(IModelRouter router, IModelPrices prices, TimeProvider time)
{
    private static readonly RuleMind Rules = new();

    /// <summary>The mind.</summary>
    public async Task<IAgentMind> ChooseAsync(AgentWork work, CancellationToken cancellationToken)
    {
        var policy = work.Agent.Profile.Model;
        var chosen = await work.Context.OnceAsync(work.Prefix + "mind", "model", async (_, token) => new MindChoice(await router.ChooseAsync(work.Context.Tenant, policy, token)), cancellationToken);
        return chosen.Model is { } model ? new ModelMind(router, prices, time, model) : Rules;
    }

    private sealed record MindChoice(ModelChoice? Model);
}
