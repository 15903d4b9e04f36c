using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Planning.Serving;

/// <summary>Reads the state and the results of a run.</summary>
internal sealed class ReadRunTool(IRunService runs) : IServedTool
{
    private const int Longest = 4000;

    public string Name => "read_run";

    public string Description => "Reads a run: its state (queued, running, waiting, paused, succeeded, failed, cancelled) and for each step its state, error, question, results and files. Long values are shortened; ask for one step to read more of it.";

    public Permission Permission => Permission.Read;

    public JsonObject Schema => ToolArguments.Texts(("run", "The run's id.", true), ("step", "The address of one step, to read ten times as much of its results.", false));

    public async Task<Result<JsonObject>> CallAsync(Tenant tenant, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var run = arguments.Id("run") is { } id ? await runs.FindAsync(tenant, new RunId(id), cancellationToken) : null;
        if (run is null)
        {
            return Error.NotFound("run");
        }

        var wanted = arguments.Text("step");
        var steps = run.Steps.Where(s => wanted.Length == 0 || s.Address == wanted).Select(s => (JsonNode)Told(s, wanted.Length == 0 ? Longest : Longest * 10));
        return new JsonObject { ["title"] = run.Title, ["status"] = State(run.Status), ["canvas"] = run.CanvasId, ["costUsd"] = run.Cost, ["steps"] = new JsonArray([.. steps]) };
    }

    private static JsonObject Told(StepView step, int most) => new()
    {
        ["step"] = step.Address,
        ["title"] = step.Title,
        ["type"] = step.Type,
        ["status"] = State(step.Status),
        ["error"] = step.Error is { } error ? $"{error.Message} {error.Fix}".Trim() : null,
        ["question"] = JsonSerializer.SerializeToNode(step.Question, CadreJson.Stored),
        ["results"] = new JsonObject((step.Outputs ?? new Dictionary<string, PortValue>()).Select(o => KeyValuePair.Create(o.Key, Shortened(o.Value.Value, most)))),
        ["files"] = new JsonArray([.. step.Views.Where(v => v.Artifact is not null).Select(v => (JsonNode)new JsonObject { ["name"] = v.Artifact!.Name, ["mediaType"] = v.Artifact.MediaType, ["size"] = v.Artifact.Size, ["path"] = $"/api/v1/artifacts/{v.Artifact.Artifact}" })]),
    };

    private static JsonNode? Shortened(JsonElement value, int most)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length > most ? JsonValue.Create(text[..most] + "…") : JsonSerializer.SerializeToNode(value);
    }

    private static JsonNode? State<T>(T state) => JsonSerializer.SerializeToNode(state, CadreJson.Stored);
}
