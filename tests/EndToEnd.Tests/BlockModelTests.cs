using System.Text.Json.Nodes;
using Cadre.EndToEnd.Tests.Support;

namespace Cadre.EndToEnd.Tests;

/// <summary>Every block type that can use a model, over the real wire: what is asked, what is made of the answer, who is named, what it costs, and what a bad answer comes to.</summary>
[Collection<WiredCollection>]
public sealed class BlockModelTests(WiredCadre wired)
{
    private const string Material = """{"id":"text","type":"transform","title":"Notes","settings":{"expression":"'Solar lamps cost 22.50 dollars. They last two years. The lake towns buy most of them.'"}}""";
    private const string Table = """{"id":"rows","type":"data","title":"Sales","settings":{"inline":"town,lamps\nKisumu,40\nHoma Bay,25\nSiaya,31\n"}}""";

    /// <summary>Blocks by what their model is told to be, its answer, and what of the answer must be in the result.</summary>
    private static readonly Asking[] All =
    [
        new("chat", """{"prompt":"Greet the lamp makers."}""", "Greet the lamp makers", "Good evening, lamp makers.", "Good evening, lamp makers."),
        new("content", """{"brief":"A letter","formats":["html"]}""", "You are an excellent writer", "# Letter\n\nDear makers of light.", "Dear makers of light."),
        new("diagram", """{"brief":"How a lamp is sold","kind":"flowchart"}""", "You draw diagrams as Mermaid", "```mermaid\nflowchart LR\n  shop[Shop] --> home[Home by the lake]\n```", "Home by the lake"),
        new("game", """{"engine":"quiz","title":"Lamp quiz"}""", "You design small games", """{"title":"Lamp quiz","goal":"Know lamps.","place":"lake","characters":[],"levelNames":["Dusk"],"questions":[{"question":"What costs 22.50?","answers":["A lamp","A boat"],"correct":0,"why":"So it is."},{"question":"How long?","answers":["Two years","One"],"correct":0,"why":""},{"question":"Where?","answers":["Lake","Hill"],"correct":0,"why":""}]}""", "What costs 22.50?") { Schema = "game", Port = "text", Into = "design" },
        new("video", """{"brief":"A lamp in the night","quality":"draft","width":160,"height":160,"pictureModel":"openai/gpt-image-1","voiceModel":"openai/tts-1","modelVoice":"nova","burnCaptions":false,"music":false,"transition":"none"}""", "You are a film director", """{"scenes":[{"title":"Dusk","text":"The sun goes down.","picture":"a lake at dusk","seconds":3},{"title":"Light","text":"A lamp shines.","picture":"a lamp on a sill","seconds":3}]}""", "film.mp4") { Schema = "storyboard" },
        new("voice", """{"text":"Every lamp has a guarantee.","model":"openai/tts-1","modelVoice":"nova"}""", null, "", "voice.mp3"),
        new("image", """{"prompt":"A red lamp","model":"openai/gpt-image-1","width":128,"height":128}""", null, "", "picture.png"),
        new("search", """{"query":"What do lamps cost?","provider":"searxng","endpoint":"%ROOT%"}""", "You answer from numbered sources", "A lamp costs 22.50 dollars [1].", "A lamp costs 22.50 dollars [1]."),
        new("knowledge", """{"question":"What do solar lamps cost?"}""", "You answer from numbered passages", "They cost 22.50 dollars [1].", "They cost 22.50 dollars [1].") { Port = "text", Into = "files" },
        new("product", """{"name":"Lake shop"}""", "You write catalogues of shops", """[{"name":"Lake lamp","price":22.5,"description":"Shines all night.","category":"Lamps"}]""", "Shines all night.") { Port = "text", Into = "catalogue" },
        new("analysis", """{"question":"Which town buys most?"}""", "You are a careful statistician", "Kisumu buys most, with 40 lamps.", "Kisumu buys most, with 40 lamps.") { Port = "rows", Into = "table" },
        new("data", """{"question":"Which town buys most?"}""", "You write SQL for DuckDB", "```sql\nSELECT \"town\" AS best FROM data ORDER BY \"lamps\" DESC LIMIT 1;\n```", "\"best\"") { Port = "rows", Into = "source" },
        new("code", """{"language":"python","task":"Say how many lamps there are"}""", "You write short programs", "```python\nimport json\njson.dump({'lamps': 96}, open('result.json', 'w'))\n```", "\"lamps\":96"),
        new("agent", """{"agent":"Mara","task":"Say hello to the makers"}""", "You are Mara", "Hello, makers.", "Hello, makers."),
        new("squad", """{"members":["Odo"],"task":"Agree on a name","pattern":"sequential"}""", "You are Odo", "We call it Dusk.", "We call it Dusk."),
    ];

    [Fact]
    public async Task Run_EveryTypeThatCanAsk_GivesTheModelsWorkWithItsNameAndPrice()
    {
        wired.Begin(request => All.Single(a => a.Told is not null && Said(request).Contains(a.Told, StringComparison.Ordinal)).Answer);

        var run = await wired.Cadre.RunAsync(Canvas(All));

        run["status"]!.GetValue<string>().ShouldBe("succeeded", run["steps"]!.AsArray().FirstOrDefault(s => s!["error"] is not null)?.ToJsonString() ?? run.ToJsonString());
        foreach (var asking in All)
        {
            var step = Step(run, asking.Type);
            var model = asking.Type switch { "voice" => "openai/tts-1", "image" => "openai/gpt-image-1", _ => "openai/gpt-4.1-mini" };
            Plain(step).ShouldContain(asking.Shows, customMessage: asking.Type);
            step["notes"]!["model"]!.GetValue<string>().ShouldStartWith(model, customMessage: asking.Type);
            (step["notes"]!["noModel"]?.GetValue<bool>() ?? false).ShouldBeFalse(asking.Type);
            step["cost"]!.GetValue<decimal>().ShouldBeGreaterThan(0, asking.Type);
            var request = asking.Told is null ? null : wired.Model.Requests.First(r => Said(r).Contains(asking.Told, StringComparison.Ordinal));
            request?["model"]!.GetValue<string>().ShouldBe("gpt-4.1-mini");
            request?["response_format"]?["json_schema"]!["name"]!.GetValue<string>().ShouldBe(asking.Schema);
            (asking.Schema is null || request?["response_format"] is not null).ShouldBeTrue(asking.Type);
            (asking.Into is null || Said(request!).Contains(asking.Port == "text" ? "22.50 dollars" : "Kisumu", StringComparison.Ordinal)).ShouldBeTrue($"{asking.Type} passes its material on");
        }

        var film = Step(run, "video")["notes"]!["model"]!.GetValue<string>();
        film.ShouldBe("openai/gpt-4.1-mini, openai/gpt-image-1, openai/tts-1");
        wired.Model.Media.ShouldAllBe(m => m["key"]!.GetValue<string>() == "Bearer sk-scripted");
        wired.Model.Media.Where(m => m["prompt"] is not null).Select(m => m["prompt"]!.GetValue<string>().Split('\n')[0]).Order().ShouldBe(["A red lamp", "a lake at dusk", "a lamp on a sill"], ignoreOrder: true);
        wired.Model.Media.Where(m => m["input"] is not null).Select(m => $"{m["voice"]}: {m["input"]}").ShouldBe(["nova: Every lamp has a guarantee.", "nova: The sun goes down.", "nova: A lamp shines."], ignoreOrder: true);
        var ledger = (await wired.Cadre.GetAsync("ledger?limit=100"))["items"]!.AsArray();
        ledger.Where(row => row!["runKey"]?.GetValue<string>().StartsWith(run["id"]!.GetValue<string>(), StringComparison.Ordinal) == true).Sum(row => row!["cost"]!.GetValue<decimal>()).ShouldBe(run["cost"]!.GetValue<decimal>(), "what the steps cost is what the ledger says");
    }

    [Fact]
    public async Task Run_AnswersThatCannotBeUsed_AreAskedForAgainThenMadeWithoutOrRefused()
    {
        wired.Begin(_ => "I would rather not.");
        Asking[] fallingBack = [.. All.Where(a => a.Type is "diagram" or "game" or "data" or "search" or "product"), new("video", """{"brief":"A lamp shines in the night by the lake. It is Amina's.","quality":"draft","width":160,"height":160,"voice":"none","music":false}""", "You are a film director", "", "film.mp4")];

        var run = await wired.Cadre.RunAsync(Canvas([.. fallingBack, new("chat", """{"prompt":"Fill in.","outputSchema":{"type":"object","properties":{"price":{"type":"number"}}}}""", "Fill in", "", "")]));

        foreach (var asking in fallingBack)
        {
            var step = Step(run, asking.Type);
            step["status"]!.GetValue<string>().ShouldBe("succeeded", step.ToJsonString());
            (step["notes"]!["model"]?.GetValue<string>()).ShouldBeNull(asking.Type);
            step["notes"]!["warnings"]!.ToJsonString().ShouldContain("openai/gpt-4.1-mini", customMessage: asking.Type);
            wired.Model.Requests.Count(r => Said(r).Contains(asking.Told!, StringComparison.Ordinal)).ShouldBe(asking.Type == "product" ? 1 : 2, asking.Type);
        }

        wired.Model.Requests.ShouldContain(r => Said(r).Contains("Your last answer could not be used", StringComparison.Ordinal));
        var chat = Step(run, "chat");
        (chat["status"]!.GetValue<string>(), chat["error"]!["code"]!.GetValue<string>()).ShouldBe(("failed", "answer_not_json"));
    }

    [Fact]
    public async Task Run_ServerFails_SaysSoOrGoesOnWithWhatWasComputed()
    {
        wired.Begin(_ => "");
        wired.Model.Broken = true;

        var run = await wired.Cadre.RunAsync(Canvas([.. All.Where(a => a.Type is "diagram" or "image" or "search" or "analysis")]));

        foreach (var type in new[] { "diagram", "image" })
        {
            (Step(run, type)["status"]!.GetValue<string>(), Step(run, type)["error"]!["code"]!.GetValue<string>(), Step(run, type)["error"]!["message"]!.GetValue<string>()).ShouldBe(("failed", "model_failed", "The provider answered: scripted failure"), type);
        }

        foreach (var type in new[] { "search", "analysis" })
        {
            Step(run, type)["status"]!.GetValue<string>().ShouldBe("succeeded", type);
            Step(run, type)["notes"]!["warnings"]!.ToJsonString().ShouldContain("scripted failure", customMessage: type);
        }
    }

    private JsonNode Canvas(IReadOnlyList<Asking> askings)
    {
        var blocks = new JsonArray(JsonNode.Parse(Material), JsonNode.Parse(Table));
        var connections = new JsonArray();
        foreach (var asking in askings)
        {
            blocks.Add(new JsonObject { ["id"] = asking.Type, ["type"] = asking.Type, ["title"] = asking.Type, ["settings"] = JsonNode.Parse(asking.Settings.Replace("%ROOT%", wired.Model.Root.AbsoluteUri, StringComparison.Ordinal)) });
            if (asking.Into is not null)
            {
                connections.Add(new JsonObject { ["id"] = "to-" + asking.Type, ["from"] = asking.Port, ["fromPort"] = asking.Port == "text" ? "value" : "table", ["to"] = asking.Type, ["toPort"] = asking.Into });
            }
        }

        return new JsonObject { ["format"] = "cadre.canvas", ["version"] = 1, ["title"] = "Asking", ["blocks"] = blocks, ["connections"] = connections };
    }

    private static string Said(JsonNode request) => string.Join('\n', request["messages"]!.AsArray().Select(m => m!["content"]?.ToString()));

    private static JsonNode Step(JsonNode run, string type) => run["steps"]!.AsArray().Single(s => s!["address"]!.GetValue<string>() == type)!;

    private static string Plain(JsonNode step) => System.Text.RegularExpressions.Regex.Unescape(step.ToJsonString().Replace("\\u", "\\\\u", StringComparison.Ordinal)).Replace("\\\"", "\"", StringComparison.Ordinal);

    /// <summary>A block, a part of what its model must be told, what it answers, and what of that is in the step.</summary>
    private sealed record Asking(string Type, string Settings, string? Told, string Answer, string Shows)
    {
        public string? Schema { get; init; }

        public string Port { get; init; } = "";

        public string? Into { get; init; }
    }
}
