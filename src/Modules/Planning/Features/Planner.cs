using Cadre.Agents.Contracts;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Planning.BuiltIn;
using Cadre.Planning.Composition;
using Cadre.Planning.Contracts;
using Cadre.Planning.ModelPlanning;

namespace Cadre.Planning.Features;

/// <summary>Plans an intent: by a model when one is connected, else, or when its answer cannot be used, by the built-in planner.</summary>
internal sealed class Planner(BuiltInPlanner builtIn, ModelPlanner byModel, PlanEstimates estimates, PlanCheck check, IModelRouter router, IAgentDirectory team, IdSource ids)
{
    /// <summary>The answer to an intent, not stored yet.</summary>
    public async Task<Result<IntentAnswer>> PlanAsync(Tenant tenant, NewIntent intent, CancellationToken cancellationToken)
    {
        var id = ids.New<IntentId>();
        var wanted = intent.Planner ?? "auto";
        var model = await router.ChooseAsync(tenant, "auto", cancellationToken);
        if (wanted == "model" && model is null)
        {
            return Error.Conflict("no_model", "No language model is connected.", "Connect one under Models, or plan with the built-in planner.");
        }

        IReadOnlyList<string> agents = model is null ? [] : [.. (await team.ListAsync(tenant, cancellationToken)).Select(a => a.Profile.Name)];
        var own = builtIn.Plan(intent, model is not null, agents);
        if (own.Message is { } message)
        {
            return new IntentAnswer(id, "declined") { Message = message };
        }

        string? note = null;
        if (wanted != "built-in" && model is not null)
        {
            var planned = await byModel.PlanAsync(tenant, intent, ids.New<PlanId>(), model, cancellationToken);
            if (planned.IsOk)
            {
                return planned.Value with { IntentId = id };
            }

            note = $"The model could not plan this ({planned.Error.Message.TrimEnd('.')}); the built-in planner did.";
        }

        if (own.Draft is null)
        {
            return new IntentAnswer(id, "questions") { Questions = own.Questions, Message = note };
        }

        var contract = estimates.Finish(ids.New<PlanId>(), own.Draft, model);
        var problems = await check.ProblemsAsync(tenant, contract, cancellationToken);
        if (problems.Count > 0)
        {
            contract = contract with { Assumptions = [.. contract.Assumptions, .. problems.Take(5).Select(p => $"The block “{contract.Blocks.First(b => b.Id == p.Block).Title}” needs a correction before it runs: {p.Problem.Message}")] };
        }

        return new IntentAnswer(id, "planned") { Contract = contract, Message = note };
    }
}
