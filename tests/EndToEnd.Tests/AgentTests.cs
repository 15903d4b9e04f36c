using System.Text.Json.Nodes;
using Cadre.EndToEnd.Tests.Support;

namespace Cadre.EndToEnd.Tests;

/// <summary>An agent over the real wire, killed in the middle of its work, twice: while the model thinks, and while a person is asked.</summary>
public sealed class AgentTests
{
    private const string Canvas = """
        {"format":"cadre.canvas","version":1,"title":"Agent","blocks":[
          {"id":"a","type":"agent","title":"Tell","settings":{"agent":"Clerk","task":"Add forty and two and tell everybody."}}],"connections":[]}
        """;

    private const string Profile = """
        {"name":"Clerk","role":"Adds and tells.","instructions":"Be exact.","autonomy":"ask","tools":[{"name":"transform"},{"name":"notify"},{"name":"edit_canvas"}]}
        """;

    [Fact]
    public async Task Kill_BetweenEffectsAndWhileAsked_RepeatsNothing()
    {
        await using var model = await ScriptedModel.StartAsync();
        await using var cadre = await RunningCadre.StartAsync();
        using var folder = new TemporaryFolder();
        await SetUpAsync(cadre, model, folder);
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        model.Tool = request => Results(request) switch { 0 => ("transform", """{"expression":"40 + 2"}"""), 1 => ("notify", """{"title":"It is 42"}"""), 2 => ("edit_canvas", """{"edits":[{"op":"add","id":"told","type":"note","title":"It is 42","x":400,"y":0}]}"""), _ => null };
        model.Answer = _ => "The sum is 42 USD [1], and everybody was told [2].";
        model.Holds = number => number == 2 ? held.Task : Task.CompletedTask;

        var canvas = (await cadre.JsonAsync("canvases", "import", folder.At("canvas.json")))["id"]!.GetValue<string>();
        var following = cadre.CliAsync("canvases", "run", canvas, "--json"); // dies with the server; the run must not
        await UntilAsync(cadre, _ => model.Requests.Count == 2);
        await cadre.KillServerAsync();
        model.Holds = _ => Task.CompletedTask;
        held.SetResult();
        await cadre.StartServerAsync();

        var run = await UntilAsync(cadre, r => Step(r)["status"]!.GetValue<string>() == "waiting");
        model.Requests.Select(Results).ShouldBe([0, 1, 1], "the first call was never repeated, the one under way was");
        Step(run)["question"]!["message"]!.GetValue<string>().ShouldContain("Clerk wants to use “Notify”");
        await cadre.KillServerAsync();
        await cadre.StartServerAsync();
        (await cadre.CliAsync("approvals", "answer", run["id"]!.GetValue<string>(), "a", "approved", "--field", "words=Go on.")).Exit.ShouldBe(0);

        await UntilAsync(cadre, r => Step(r)["question"]?["message"]?.GetValue<string>().Contains("Edit the canvas", StringComparison.Ordinal) == true);
        (await cadre.CliAsync("approvals", "answer", run["id"]!.GetValue<string>(), "a", "approved")).Exit.ShouldBe(0, "the second question of the same step");
        run = await UntilAsync(cadre, r => r["status"]!.GetValue<string>() is "succeeded" or "failed");
        run["status"]!.GetValue<string>().ShouldBe("succeeded", run.ToJsonString());
        model.Requests.Select(Results).ShouldBe([0, 1, 1, 2, 3], "after the answer the loop went on where it stood");
        Step(run)["outputs"]!["answer"]!.ToJsonString().ShouldContain("everybody was told [2]");
        Step(run)["effects"]!.AsArray().Select(e => e!["name"]!.GetValue<string>()).ShouldBe(["agent:1", "mind", "model:1", "tool:1", "model:2", "answer:2", "tool:2", "model:3", "answer:3", "tool:3", "model:4"]);
        (await cadre.JsonAsync("canvases", "history", canvas)).ToJsonString().ShouldContain("Clerk", customMessage: "the note is the agent's change");
        await following;
    }

    private static async Task SetUpAsync(RunningCadre cadre, ScriptedModel model, TemporaryFolder folder)
    {
        await File.WriteAllTextAsync(folder.At("canvas.json"), Canvas);
        await File.WriteAllTextAsync(folder.At("clerk.json"), Profile);
        (await cadre.CliAsync("models", "add", "custom", "--base-url", model.BaseUrl, "--name", "Scripted")).Exit.ShouldBe(0);
        (await cadre.CliAsync("agents", "add", folder.At("clerk.json"))).Exit.ShouldBe(0);
        (await cadre.CliAsync("agents", "add", "clerk")).Exit.ShouldBe(6, "no such template");
        (await cadre.CliAsync("agents", "add", "executor")).Exit.ShouldBe(0);
        (await cadre.CliAsync("agents", "show", "clerk")).Output.ShouldContain("Be exact.");
        model.Requests.Clear();
    }

    /// <summary>How many results of tools a request shows.</summary>
    private static int Results(JsonNode request) => request["messages"]!.AsArray().Count(m => m!["role"]!.GetValue<string>() == "tool");

    private static JsonNode Step(JsonNode run) => run["steps"]!.AsArray().Single()!;

    private static async Task<JsonNode> UntilAsync(RunningCadre cadre, Func<JsonNode, bool> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var runs = await cadre.GetAsync("runs");
            if (runs["items"]!.AsArray().FirstOrDefault() is { } latest)
            {
                var run = await cadre.GetAsync($"runs/{latest["id"]}");
                if (reached(run))
                {
                    return run;
                }
            }

            await Task.Delay(40, limit.Token);
        }
    }
}
