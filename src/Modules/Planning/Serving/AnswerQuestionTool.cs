using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Planning.Serving;

/// <summary>Answers what a run asks.</summary>
internal sealed class AnswerQuestionTool(IRunService runs) : IServedTool
{
    public string Name => "answer_question";

    public string Description => "Answers a step that waits, in the name of the person: show them what list_questions says and do as they decide. The first answer counts and cannot be taken back.";

    public Permission Permission => Permission.Operate;

    public JsonObject Schema
    {
        get
        {
            var schema = ToolArguments.Texts(("run", "The run's id.", true), ("step", "The step's address, as list_questions gives it.", true), ("answer", "approved or rejected.", true));
            schema["properties"]!["answer"]!["enum"] = new JsonArray("approved", "rejected");
            schema["properties"]!["fields"] = new JsonObject { ["type"] = "object", ["description"] = "Values for the form's fields, by their names." };
            return schema;
        }
    }

    public async Task<Result<JsonObject>> CallAsync(Tenant tenant, ToolArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Id("run") is not { } run)
        {
            return Error.NotFound("run");
        }

        if (arguments.Text("answer") is not ("approved" or "rejected") and var other)
        {
            return Error.Invalid("bad_answer", $"'{other}' is no answer.", "Answer approved or rejected.");
        }

        var fields = arguments.Members("fields") is { } given ? JsonSerializer.SerializeToElement(given) : (JsonElement?)null;
        var answered = await runs.AnswerAsync(tenant, new RunId(run), arguments.Text("step"), arguments.Text("answer"), fields, cancellationToken);
        return answered.Then<JsonObject>(_ => new JsonObject { ["answered"] = true });
    }
}
