using System.Text.Json.Nodes;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Planning.Serving;

/// <summary>Lists canvases.</summary>
internal sealed class ListCanvasesTool(ICanvasService canvases) : IServedTool
{
    public string Name => "list_canvases";

    public string Description => "Lists the canvases of the workspace, those changed last first. A canvas is a flow of blocks that start_run runs.";

    public Permission Permission => Permission.Read;

    public JsonObject Schema => new() { ["type"] = "object", ["properties"] = new JsonObject { ["limit"] = new JsonObject { ["type"] = "integer", ["description"] = "At most so many, 1 to 200; 50 unless given." } } };

    public async Task<Result<JsonObject>> CallAsync(Tenant tenant, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var listed = await canvases.ListAsync(tenant, arguments.Number("limit", 50), cancellationToken);
        return new JsonObject { ["canvases"] = new JsonArray([.. listed.Select(c => (JsonNode)new JsonObject { ["id"] = c.Id.Value, ["title"] = c.Title, ["updatedAt"] = c.UpdatedAt })]) };
    }
}
