using System.Text.Json.Nodes;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Planning.Serving;

/// <summary>Runs a canvas.</summary>
internal sealed class StartRunTool(ICanvasService canvases) : IServedTool
{
    public string Name => "start_run";

    public string Description => "Runs a canvas and gives the run's id at once; the work goes on by itself. Blocks that cannot run yet are named.";

    public Permission Permission => Permission.Operate;

    public JsonObject Schema
    {
        get
        {
            var schema = ToolArguments.Texts(("canvas", "The canvas's id.", true), ("key", "Your own key for this run: the same key again gives the same run instead of a second one.", false));
            schema["properties"]!["inputs"] = new JsonObject { ["type"] = "object", ["description"] = "Values for the canvas's input blocks, by their names." };
            return schema;
        }
    }

    public async Task<Result<JsonObject>> CallAsync(Tenant tenant, ToolArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Id("canvas") is not { } id)
        {
            return Error.NotFound("canvas");
        }

        var key = arguments.Text("key") is { Length: > 0 and <= 200 } given ? given : null;
        var started = await canvases.RunAsync(tenant, new CanvasId(id), RunSelection.All, arguments.Members("inputs"), key, cancellationToken);
        return started.Then<JsonObject>(run => new JsonObject { ["run"] = run.RunId.Value, ["leftOut"] = new JsonArray([.. run.LeftOut.Select(block => (JsonNode)block)]) });
    }
}
