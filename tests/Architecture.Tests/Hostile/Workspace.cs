using System.Text.Json;
using Cadre.Tests.ServerSupport;

namespace Cadre.Architecture.Tests.Hostile;

/// <summary>One of everything in the caller's first workspace: the ids that stand in paths and bodies.</summary>
internal static class Workspace
{
    public static async Task<Dictionary<string, string>> FillAsync(TestClient owner, QuietModel models)
    {
        var canvas = Id(await owner.PostJsonAsync("/api/v1/canvases", new { title = "Waiting" }));
        var approval = new { id = "wait", type = "approval", title = "Wait", settings = new { message = "Go on?" } };
        var edited = await owner.PostAsync($"/api/v1/canvases/{canvas}/edits", new { ops = new[] { new { op = "addBlock", block = approval } } });
        edited.EnsureSuccessStatusCode();
        var run = (await owner.PostJsonAsync("/api/v1/runs", new { canvasId = canvas })).GetProperty("runId").GetString()!;
        var model = Id(await owner.PostJsonAsync("/api/v1/models", new { kind = "custom", name = "Quiet", baseUrl = models.BaseUrl, model = "quiet" }));
        var source = Id(await owner.PostJsonAsync("/api/v1/knowledge", new { title = "Lamps", text = "Solar lamps in Kenya." }));
        var planned = await owner.PostJsonAsync("/api/v1/intents", new { text = "Write a short welcome letter for new volunteers of an animal shelter", planner = "built-in", answers = new { } });
        var invitation = Id(await owner.PostJsonAsync("/api/v1/invitations", new { email = $"{Guid.CreateVersion7():N}@example.org", role = "viewer" }));
        using var bytes = new StringContent("month,lamps\n1,20\n", System.Text.Encoding.UTF8, "text/csv");
        var uploaded = await owner.Http.PostAsync("/api/v1/artifacts?name=lamps.csv", bytes);
        uploaded.EnsureSuccessStatusCode();
        return new()
        {
            ["canvasId"] = canvas,
            ["runId"] = run,
            ["modelId"] = model,
            ["sourceId"] = source,
            ["planId"] = Id(planned.GetProperty("contract")),
            ["id"] = invitation,
            ["hash"] = (await uploaded.JsonAsync()).GetProperty("artifact").GetString()!,
            ["scheduleId"] = Id(await owner.PostJsonAsync("/api/v1/schedules", new { name = "Yearly", canvasId = canvas, rule = new { cron = "@yearly" } })),
            ["blockId"] = "wait",
            ["userId"] = owner.Me.User!.Id.ToString(),
        };
    }

    private static string Id(JsonElement made) => made.GetProperty("id").GetString()!;
}
