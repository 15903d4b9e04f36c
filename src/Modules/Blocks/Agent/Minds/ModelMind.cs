using System.Globalization;
using Cadre.Blocks.Agent.Loop;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Microsoft.Extensions.AI;

namespace Cadre.Blocks.Agent.Minds;

/// <summary>A language model decides. Each call is an effect; what it cost is part of the effect, so that nothing is paid for twice.</summary>
internal sealed class ModelMind(IModelRouter router, IModelPrices prices, TimeProvider time, ModelChoice choice) : IAgentMind
{
    private const int MostOutput = 4096;

    public bool IsModel => true;

    public async Task<Result<AgentMove>> NextAsync(AgentWork work, CancellationToken cancellationToken)
    {
        var messages = AgentMessages.Of(work);
        if (IsTooDear(work, messages))
        {
            return new AgentMove(string.Create(CultureInfo.InvariantCulture, $"{LastWords(work)}\n\n*Stopped: a further call of {choice.Name} could cost more than what is left of the budget of {work.Agent.Profile.Budget:0.##} USD.*").Trim(), []);
        }

        var effect = $"{work.Prefix}model:{work.Turns.Count + 1}";
        var move = await work.Context.EffectAsync(effect, "model", (key, token) => AskAsync(work, messages, key, token), cancellationToken);
        return move.Map(m => m with { Effect = effect });
    }

    private async Task<Result<AgentMove>> AskAsync(AgentWork work, IReadOnlyList<ChatMessage> messages, string key, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var call = new ModelCall("agent", messages)
        {
            Policy = work.Agent.Profile.Model,
            RunKey = key,
            IdempotencyKey = key,
            Options = new ChatOptions
            {
                MaxOutputTokens = MostOutput,
                Tools = work.Closing is null && work.Tools.Count > 0 ? [.. work.Tools.Select(t => AIFunctionFactory.CreateDeclaration(t.Info.Name, t.Info.Description, t.Info.Input))] : null,
            },
        };
        var answer = await router.AskAsync(work.Context.Tenant, call, text => work.Context.Emit("text", text), cancellationToken);
        if (answer.IsOk)
        {
            work.Context.Spend(answer.Value.Cost);
        }

        return answer.Map(a => new AgentMove(a.Text.Trim(), work.Closing is null ? [.. a.ToolCalls.Select(c => new ToolCallRequest(c.Id, c.Name, c.Arguments))] : [])
        {
            Model = a.Choice.Name,
            Cost = a.Cost,
            FinishReason = a.FinishReason,
            Seconds = Math.Round(time.GetElapsedTime(begun).TotalSeconds, 3),
        });
    }

    /// <summary>Whether the call could go beyond the budget: three characters a token in, all that may come out.</summary>
    private bool IsTooDear(AgentWork work, IReadOnlyList<ChatMessage> messages) =>
        work.Agent.Profile.Budget > 0
        && work.Spent + prices.Cost(choice, (messages.Sum(m => (long)m.Text.Length) / 3) + 200, MostOutput) > work.Agent.Profile.Budget;

    private static string LastWords(AgentWork work) => work.Turns.Select(t => t.Move.Text).LastOrDefault(t => t.Length > 0) ?? "Nothing was said yet.";
}
