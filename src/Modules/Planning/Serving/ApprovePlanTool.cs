using System.Text.Json.Nodes;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Planning.Contracts;
using Cadre.Planning.Features;
using Cadre.Planning.Persistence;

namespace Cadre.Planning.Serving;

/// <summary>Makes a canvas of a plan.</summary>
internal sealed class ApprovePlanTool(PlanStore store, ICanvasService canvases, IBlockCatalogs catalogs) : IServedTool
{
    public string Name => "approve_plan";

    public string Description => "Approves a plan: makes its canvas and gives the canvas's id. Ask the person first. Approving twice gives the same canvas.";

    public Permission Permission => Permission.Edit;

    public JsonObject Schema => ToolArguments.Texts(("plan", "The id that plan_intent gave.", true));

    public async Task<Result<JsonObject>> CallAsync(Tenant tenant, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var canvas = arguments.Id("plan") is { } id ? await ApprovePlan.ApproveAsync(tenant, new PlanId(id), null, store, canvases, catalogs, cancellationToken) : null;
        return canvas is null ? Error.NotFound("plan") : canvas.Value.Then<JsonObject>(made => new JsonObject { ["canvas"] = made });
    }
}
