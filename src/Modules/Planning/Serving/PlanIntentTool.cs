using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Cadre.Planning.Contracts;
using Cadre.Planning.Features;
using Cadre.Planning.Persistence;

namespace Cadre.Planning.Serving;

/// <summary>Plans a wish.</summary>
internal sealed class PlanIntentTool(Planner planner, PlanStore store) : IServedTool
{
    public string Name => "plan_intent";

    public string Description => "Turns a wish in plain words into a plan: the blocks, what they cost, what is assumed and how it is seen that the work is done. Nothing runs yet. Answers questions when something important is open.";

    public Permission Permission => Permission.Edit;

    public JsonObject Schema
    {
        get
        {
            var schema = ToolArguments.Texts(("text", "The wish, in the person's words.", true));
            schema["properties"]!["answers"] = new JsonObject { ["type"] = "object", ["description"] = "Answers to the questions of an earlier call by their id; an empty object goes on with assumptions." };
            return schema;
        }
    }

    public async Task<Result<JsonObject>> CallAsync(Tenant tenant, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var intent = new NewIntent(arguments.Text("text")) { Answers = arguments.Members("answers") };
        var answer = await planner.PlanAsync(tenant, intent, cancellationToken);
        if (!answer.IsOk)
        {
            return answer.Error;
        }

        await store.AddAsync(tenant, intent, answer.Value, cancellationToken);
        return Told(answer.Value);
    }

    private static JsonObject Told(IntentAnswer answer) => new()
    {
        ["status"] = answer.Status,
        ["message"] = answer.Message,
        ["questions"] = JsonSerializer.SerializeToNode(answer.Questions, CadreJson.Stored),
        ["plan"] = answer.Contract is not { } plan ? null : new JsonObject
        {
            ["id"] = plan.Id.Value,
            ["title"] = plan.Title,
            ["summary"] = plan.Summary,
            ["noModel"] = plan.NoModel,
            ["estimate"] = JsonSerializer.SerializeToNode(plan.Estimate, CadreJson.Stored),
            ["blocks"] = new JsonArray([.. plan.Blocks.Select(b => (JsonNode)new JsonObject { ["type"] = b.Type, ["title"] = b.Title, ["why"] = b.Why })]),
            ["assumptions"] = new JsonArray([.. plan.Assumptions.Select(a => (JsonNode)a)]),
            ["acceptance"] = new JsonArray([.. plan.Acceptance.Select(a => (JsonNode)a.Text)]),
        },
    };
}
