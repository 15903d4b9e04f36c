using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Planning.BuiltIn;
using Cadre.Planning.Composition;
using Cadre.Planning.Contracts;
using Microsoft.Extensions.AI;

namespace Cadre.Planning.ModelPlanning;

/// <summary>
/// Plans with a language model: 1. ask with the catalogue and a schema; 2. read the answer strictly, mending what can be mended; 3. check it by the rules of canvases;
/// 4. on problems, send them back once.
/// </summary>
internal sealed class ModelPlanner(IModelRouter router, IBlockCatalog catalog, PlanEstimates estimates, PlanCheck check, PlanTeam team)
{
    private const int MostProblems = 12;
    private static readonly JsonElement Schema = JsonDocument.Parse(ModelPlanPrompt.Schema).RootElement.Clone();

    /// <summary>The answer; its intent id is set by the caller. Errors: those of the router, and <c>plan_unusable</c>.</summary>
    public async Task<Result<IntentAnswer>> PlanAsync(Tenant tenant, NewIntent intent, PlanId id, ModelChoice model, CancellationToken cancellationToken)
    {
        var messages = new List<ChatMessage> { new(ChatRole.System, $"{ModelPlanPrompt.System(catalog)}\n{await team.DescribeAsync(tenant, cancellationToken)}"), new(ChatRole.User, ModelPlanPrompt.Task(intent)) };
        for (var round = 1; round <= 2; round++)
        {
            var call = new ModelCall("plan", messages) { Options = new ChatOptions { Temperature = 0.2f, MaxOutputTokens = 12_000, ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "plan") } }; // 1
            var answer = await router.AskAsync(tenant, call, null, cancellationToken);
            if (!answer.IsOk)
            {
                return answer.Error;
            }

            var read = new ModelPlanReader(catalog).Read(answer.Value.Text, intent); // 2
            var problem = read.Fault;
            if (read.Questions.Count > 0 && intent.Answers is null)
            {
                return new IntentAnswer(default, "questions") { Questions = read.Questions, Planner = By(answer.Value) };
            }

            if (read.Draft is { } draft)
            {
                var contract = estimates.Finish(id, draft, model);
                var problems = await check.ProblemsAsync(tenant, contract, cancellationToken); // 3
                if (problems.Count == 0)
                {
                    return new IntentAnswer(default, "planned") { Contract = contract, Planner = By(answer.Value) };
                }

                problem = string.Join("\n", problems.Take(MostProblems).Select(p => $"- block {p.Block}: {p.Problem.Message} {p.Problem.Fix}"));
            }

            messages.Add(new ChatMessage(ChatRole.Assistant, answer.Value.Text.Length == 0 ? "(nothing)" : answer.Value.Text)); // 4
            messages.Add(new ChatMessage(ChatRole.User, $"The plan cannot be used:\n{problem}\nAnswer with the whole corrected plan as JSON of the same schema, nothing else."));
        }

        return new Error(ErrorKind.Upstream, "plan_unusable", "Its answer was not a valid plan.", "Try again, or plan with the built-in planner.");
    }

    private static PlannerInfo By(ModelAnswer answer) => new("model") { Model = answer.Choice.Name };
}
