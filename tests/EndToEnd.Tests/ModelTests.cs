using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cadre.EndToEnd.Tests.Support;

namespace Cadre.EndToEnd.Tests;

/// <summary>The main job through a language model: a scripted OpenAI-compatible server over the real wire.</summary>
public sealed class ModelTests : IAsyncLifetime
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

    private ScriptedModel model = null!;
    private RunningCadre cadre = null!;

    public async ValueTask InitializeAsync()
    {
        model = await ScriptedModel.StartAsync();
        cadre = await RunningCadre.StartAsync();
        var added = await cadre.CliAsync("models", "add", "custom", "--base-url", model.BaseUrl, "--name", "Scripted");
        if (added.Exit != 0)
        {
            await DisposeAsync(); // not called for a test that could not be set up
            throw new InvalidOperationException(added.ToString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await cadre.DisposeAsync();
        await model.DisposeAsync();
    }

    [Fact]
    public async Task Test_Connection_StreamsTheAnswer()
    {
        model.Answer = _ => Words;
        var ended = await cadre.CliAsync("models", "test", await ConnectionAsync());
        ended.Exit.ShouldBe(0, ended.ToString());
        ended.Output.ShouldContain("otters of Riverbend");
        model.Requests.ShouldContain(request => request["stream"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Canvas_ChatAndContent_CarryTheModelsWordsItsNameAndItsPrice()
    {
        model.Answer = _ => Words;
        var run = await RunAsync(Chain);
        run["status"]!.ToString().ShouldBe("succeeded", run.ToJsonString());
        run.ToJsonString().ShouldContain("otters of Riverbend");
        run.ToJsonString().ShouldContain(ScriptedModel.Name);
        run.ToJsonString().ShouldNotContain("no language model used", Case.Insensitive);
        (await LedgerAsync()).ShouldContain(entry => entry!.ToJsonString().Contains(ScriptedModel.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replay_ModelAndHttpEffects_AsksNobodyOutsideAndGivesTheSame()
    {
        model.Answer = _ => Words;
        using var owner = await SignInAsync();
        using var grant = await owner.PostAsJsonAsync(new Uri(cadre.Url, "/api/v1/egress/grants"), new { host = "127.0.0.1", port = new Uri(model.BaseUrl).Port, reason = "The server of the test" });
        grant.EnsureSuccessStatusCode();
        var canvas = JsonNode.Parse(Chain)!;
        canvas["blocks"]!.AsArray().Add(JsonNode.Parse($$$"""{"id":"get","type":"http","title":"Get","settings":{"method":"GET","url":"{{{model.BaseUrl}}}/models"}}"""));
        var origin = await RunAsync(canvas.ToJsonString());
        origin["status"]!.ToString().ShouldBe("succeeded", origin.ToJsonString());
        var (asked, listed) = (model.Requests.Count, model.Listed);
        (await CallsAsync(owner, origin)).ShouldBeGreaterThan(0);
        listed.ShouldBeGreaterThan(0);

        model.Answer = _ => "Other words, which nobody may hear.";
        (await cadre.CliAsync("runs", "replay", origin["id"]!.ToString())).Exit.ShouldBe(0);
        var seen = await cadre.JsonAsync("runs", "show", await LatestAsync());
        seen["kind"]!.ToString().ShouldBe("replay");
        seen["comparison"]!["identical"]!.GetValue<bool>().ShouldBeTrue(seen.ToJsonString());
        Outputs(seen).ShouldBe(Outputs(origin));
        (model.Requests.Count, model.Listed).ShouldBe((asked, listed), "nobody outside was asked");
        (await CallsAsync(owner, seen)).ShouldBe(0, "the gateway counted no call");
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
        var canvas = (await cadre.JsonAsync("canvases"))["items"]!.AsArray().Single()!;
        canvas["title"]!.ToString().ShouldBe("Otter letter");
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
        model.Answer = _ => Words;
        using var folder = new TemporaryFolder();
        var ended = await cadre.CliAsync("run", Letter, "--planner", "built-in", "--yes", "--out", folder.Path);
        ended.Exit.ShouldBe(0, ended.ToString());
        folder.AllText().ShouldContain("otters of Riverbend");
    }

    [Fact]
    public async Task Canvas_ServerDiesMidStreamOnce_IsAskedAgain()
    {
        model.Answer = _ => Words;
        model.Dies = number => number == 1;
        var run = await RunAsync(Chain);
        run["status"]!.ToString().ShouldBe("succeeded", run.ToJsonString());
        run.ToJsonString().ShouldContain("otters of Riverbend");
        model.Requests.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Test_ServerThatAlwaysDies_EndsWithAnErrorThatSaysSo()
    {
        model.Answer = _ => Words;
        model.Dies = _ => true;
        var ended = await cadre.CliAsync("models", "test", await ConnectionAsync());
        ended.Exit.ShouldBe(6, ended.ToString());
        ended.Errors.ShouldNotBeNullOrWhiteSpace();
    }

    private async Task<string> ConnectionAsync() => (await cadre.JsonAsync("models"))["items"]!.AsArray().Single()!["id"]!.ToString();

    private async Task<JsonNode> RunAsync(string canvas)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "canvas.json");
        await File.WriteAllTextAsync(file, canvas);
        var id = (await cadre.JsonAsync("canvases", "import", file))["id"]!.ToString();
        await cadre.CliAsync("canvases", "run", id);
        return await cadre.JsonAsync("runs", "show", await LatestAsync());
    }

    private async Task<string> LatestAsync() => (await cadre.JsonAsync("runs"))["items"]!.AsArray()[0]!["id"]!.ToString();

    private async Task<JsonArray> LedgerAsync()
    {
        using var http = await SignInAsync();
        return JsonNode.Parse(await http.GetStringAsync(new Uri(cadre.Url, "/api/v1/ledger")))!["items"]!.AsArray();
    }

    /// <summary>How many calls of a run the egress gateway counted.</summary>
    private async Task<int> CallsAsync(HttpClient http, JsonNode run) =>
        JsonNode.Parse(await http.GetStringAsync(new Uri(cadre.Url, $"/api/v1/egress/log?run={run["id"]}")))!["items"]!.AsArray().Count;

    private static string[] Outputs(JsonNode run) => [.. run["steps"]!.AsArray().Select(s => $"{s!["address"]} {s["outputs"]?.ToJsonString()}")];

    private async Task<HttpClient> SignInAsync()
    {
        var session = JsonNode.Parse(await PostAsync("local-sessions", new JsonObject { ["proof"] = (await File.ReadAllTextAsync(Path.Combine(cadre.Home, "cli.key"))).Trim() }))!;
        return new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {session["key"]}" } } };
    }

    private async Task<string> PostAsync(string path, JsonObject body)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(cadre.Url, $"/api/v1/{path}"), content);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}
