using System.Text.Json.Nodes;
using Cadre.EndToEnd.Tests.Support;

namespace Cadre.EndToEnd.Tests;

/// <summary>The main job through a language model: a scripted OpenAI-compatible server over the real wire.</summary>
[Collection<WiredCollection>]
public sealed class ModelTests
{
    private const string Letter = "Write a short welcome letter for new volunteers of an animal shelter";
    private const string Words = "Dear volunteer, the otters of Riverbend shelter are glad that you came.";
    private const string Chain = """
        {"format":"cadre.canvas","version":1,"title":"Chain","blocks":[
          {"id":"ask","type":"chat","title":"Ask","settings":{"prompt":"Greet the volunteers."}},
          {"id":"write","type":"content","title":"Write","settings":{"brief":"A welcome letter","formats":["html"]}}],
         "connections":[{"id":"c","from":"ask","fromPort":"text","to":"write","toPort":"context"}]}
        """;

    private const string Plan = """
        {"title":"Otter letter","summary":"One letter.","language":"en","questions":[],"groups":[],
         "blocks":[{"id":"ask","type":"chat","title":"Ideas","why":"Collects ideas.","group":"","settings":"{\"prompt\":\"Ideas for the letter.\"}"},
                   {"id":"letter","type":"content","title":"Letter","why":"It is what was asked for.","group":"","settings":"{\"brief\":\"The letter\"}"}],
         "connections":[{"from":"ask","fromPort":"text","to":"letter","toPort":"context"}],"assumptions":["The shelter keeps otters."],"acceptance":[{"text":"The letter greets.","block":"letter"}]}
        """;

    private readonly ScriptedModel model;
    private readonly RunningCadre cadre;

    public ModelTests(WiredCadre wired)
    {
        wired.Begin(_ => Words);
        (model, cadre) = (wired.Model, wired.Cadre);
    }

    [Fact]
    public async Task Test_Connection_StreamsTheAnswer()
    {
        var ended = await cadre.CliAsync("models", "test", await ConnectionAsync());
        ended.Exit.ShouldBe(0, ended.ToString());
        ended.Output.ShouldContain("otters of Riverbend");
        model.Requests.ShouldContain(request => request["stream"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Canvas_ChatAndContent_CarryTheModelsWordsItsNameAndItsPrice()
    {
        var run = await cadre.RunAsync(JsonNode.Parse(Chain)!);
        run["status"]!.ToString().ShouldBe("succeeded", run.ToJsonString());
        run.ToJsonString().ShouldContain("otters of Riverbend");
        run.ToJsonString().ShouldContain("openai/gpt-4.1-mini");
        run.ToJsonString().ShouldNotContain("no language model used", Case.Insensitive);
        (await cadre.GetAsync("ledger"))["items"]!.AsArray().Take(2).Select(entry => entry!["purpose"]!.GetValue<string>()).ShouldBe(["content", "chat"]);
    }

    [Fact]
    public async Task Replay_ModelAndHttpEffects_AsksNobodyOutsideAndGivesTheSame()
    {
        var canvas = JsonNode.Parse(Chain)!;
        canvas["blocks"]!.AsArray().Add(JsonNode.Parse($$$"""{"id":"get","type":"http","title":"Get","settings":{"method":"GET","url":"{{{model.BaseUrl}}}/models"}}"""));
        var origin = await cadre.RunAsync(canvas);
        origin["status"]!.ToString().ShouldBe("succeeded", origin.ToJsonString());
        var (asked, listed) = (model.Requests.Count, model.Listed);
        (await CallsAsync(origin)).ShouldBeGreaterThan(0);
        listed.ShouldBeGreaterThan(0);

        model.Answer = _ => "Other words, which nobody may hear.";
        (await cadre.CliAsync("runs", "replay", origin["id"]!.ToString())).Exit.ShouldBe(0);
        var seen = await cadre.JsonAsync("runs", "show", await LatestAsync());
        seen["kind"]!.ToString().ShouldBe("replay");
        seen["comparison"]!["identical"]!.GetValue<bool>().ShouldBeTrue(seen.ToJsonString());
        Outputs(seen).ShouldBe(Outputs(origin));
        (model.Requests.Count, model.Listed).ShouldBe((asked, listed), "nobody outside was asked");
        (await CallsAsync(seen)).ShouldBe(0, "the gateway counted no call");
        seen["cost"]!.GetValue<decimal>().ShouldBe(0);
    }

    [Fact]
    public async Task Run_PlannedByTheModel_RunsThePlanItMade()
    {
        model.Answer = request => request.ToJsonString().Contains("You plan work", StringComparison.Ordinal) ? Plan : Words;
        using var folder = new TemporaryFolder();
        var ended = await cadre.CliAsync("run", Letter, "--planner", "model", "--yes", "--out", folder.Path);
        ended.Exit.ShouldBe(0, ended.ToString());
        folder.AllText().ShouldContain("otters of Riverbend");
        (await cadre.JsonAsync("canvases"))["items"]!.AsArray().Select(canvas => canvas!["title"]!.ToString()).ShouldContain("Otter letter");
    }

    [Fact]
    public async Task Run_MalformedPlan_FallsBackAndSaysSo()
    {
        model.Answer = _ => "{\"title\": \"broken\", \"blocks\": [{\"id\":";
        var planned = await cadre.JsonAsync("run", Letter, "--planner", "model", "--yes", "--plan-only");
        planned["status"]!.ToString().ShouldBe("planned");
        planned["planner"]!["kind"]!.ToString().ShouldBe("built-in");
        planned["message"]!.ToString().ShouldContain("built-in planner");
    }

    [Fact]
    public async Task Run_BuiltInPlanWithModel_TakesItsWords()
    {
        using var folder = new TemporaryFolder();
        var ended = await cadre.CliAsync("run", Letter, "--planner", "built-in", "--yes", "--out", folder.Path);
        ended.Exit.ShouldBe(0, ended.ToString());
        folder.AllText().ShouldContain("otters of Riverbend");
    }

    [Fact]
    public async Task Canvas_ServerDiesMidStreamOnce_IsAskedAgain()
    {
        model.Dies = number => number == 1;
        var run = await cadre.RunAsync(JsonNode.Parse(Chain)!);
        run["status"]!.ToString().ShouldBe("succeeded", run.ToJsonString());
        run.ToJsonString().ShouldContain("otters of Riverbend");
        model.Requests.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Test_ServerThatAlwaysDies_EndsWithAnErrorThatSaysSo()
    {
        model.Dies = _ => true;
        var ended = await cadre.CliAsync("models", "test", await ConnectionAsync());
        ended.Exit.ShouldBe(6, ended.ToString());
        ended.Errors.ShouldNotBeNullOrWhiteSpace();
    }

    private async Task<string> ConnectionAsync() => (await cadre.JsonAsync("models"))["items"]!.AsArray().Single()!["id"]!.ToString();

    private async Task<string> LatestAsync() => (await cadre.JsonAsync("runs"))["items"]!.AsArray()[0]!["id"]!.ToString();

    /// <summary>How many calls of a run the egress gateway counted.</summary>
    private async Task<int> CallsAsync(JsonNode run) => (await cadre.GetAsync($"egress/log?run={run["id"]}"))["items"]!.AsArray().Count;

    private static string[] Outputs(JsonNode run) => [.. run["steps"]!.AsArray().Select(s => $"{s!["address"]} {s["outputs"]?.ToJsonString()}")];
}
