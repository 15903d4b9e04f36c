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
        var run = (await cadre.JsonAsync("runs"))["items"]!.AsArray()[0]!["id"]!.ToString();
        return await cadre.JsonAsync("runs", "show", run);
    }

    private async Task<JsonArray> LedgerAsync()
    {
        var session = JsonNode.Parse(await PostAsync("local-sessions", new JsonObject { ["proof"] = (await File.ReadAllTextAsync(Path.Combine(cadre.Home, "cli.key"))).Trim() }))!;
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {session["key"]}" } } };
        return JsonNode.Parse(await http.GetStringAsync(new Uri(cadre.Url, "/api/v1/ledger")))!["items"]!.AsArray();
    }

    private async Task<string> PostAsync(string path, JsonObject body)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(cadre.Url, $"/api/v1/{path}"), content);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}
