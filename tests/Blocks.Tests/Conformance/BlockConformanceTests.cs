using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Blocks.Tests.Conformance;

/// <summary>What every block type must do. A new type joins by registering its manifest.</summary>
public class BlockConformanceTests(BlocksFixture blocks)
{
    private static readonly HashSet<string> Kinds = ["markdown", "html", "table", "chart", "svg", "image", "code", "terminal", "json", "pdf", "audio", "video", "file", "frame", "message", "form", "conversation"];
    private static readonly HashSet<string> PortTypes = ["text", "markdown", "html", "json", "table", "number", "boolean", "file", "image", "svg", "audio", "video", "pdf", "any"];
    private static readonly string[] Modelless = ["agent", "chat", "squad"];

    public static TheoryData<string> Types => new("agent", "analysis", "approval", "browser", "chat", "code", "condition", "content", "data", "diagram", "document", "fetch", "game", "http", "image", "input", "join", "knowledge", "loop", "mcp", "notification", "output", "parallel", "product", "response", "search", "squad", "subcanvas", "transform", "try", "video", "voice", "wait", "webhook", "while");

    /// <summary>Those that take files: what they do not open they pass on.</summary>
    public static TheoryData<string> Openers => new("agent", "analysis", "approval", "chat", "code", "condition", "content", "data", "document", "game", "image", "join", "knowledge", "loop", "mcp", "notification", "output", "parallel", "playtest", "product", "response", "squad", "transform", "video");

    private static object Settings(string type) => type switch
    {
        "code" => new { language = "shell", source = "echo '{\"n\":1}'" },
        "transform" => new { expression = "size(input)" },
        "condition" => new { expression = "true" },
        "http" => new { method = "GET", url = "https://example.org/" },
        "fetch" => new { url = "https://example.org/" },
        "search" => new { query = "lamps" },
        "content" => new { brief = "A short note about lamps." },
        "agent" => new { task = "What do lamps cost?" },
        "mcp" => new { server = "echo", tool = "echo", arguments = new { message = "A lamp." } },
        "squad" => new { members = new[] { "Resident" }, task = "What do lamps cost?", pattern = "sequential" },
        "knowledge" => new { question = "What do lamps cost?" },
        "document" => new { text = "# Lamps\n\n{{input}}" },
        "chat" => new { prompt = "Summarise lamps." },
        "diagram" => new { brief = "plan, build, test" },
        "data" => new { inline = "a,b\n1,2\n3,4\n" },
        "image" => new { prompt = "a lamp", width = 128, height = 128 },
        "browser" => new { steps = new object[] { new { action = "open", value = "http://empty.test/" }, new { action = "text", target = "body" } } },
        "product" => new { brief = "Solar lamp – $24.90 – lights a room" },
        "voice" => new { text = "A lamp." },
        "video" => new { scenes = new[] { new { text = "A lamp." } }, quality = "draft", width = 160, height = 160, voice = "none", music = false },
        "wait" => new { @for = "duration", amount = 1 },
        "while" => new { condition = "round < 2" },
        "subcanvas" => new { canvas = "0197e2b4-0000-7000-8000-000000000000" },
        "notification" => new { title = "Done", text = "All of it." },
        _ => new { },
    };

    private static (string, object)[] Inputs(string type) => type switch
    {
        "analysis" => [("table", "a,b\n1,2\n3,4\n5,9\n")],
        "loop" => [("items", new[] { 1, 2 })],
        "join" => [("in", new[] { 1, 2 })],
        _ => [],
    };

    /// <summary>The example that people see on the type's page; a film is cut as a draft.</summary>
    private (object Settings, (string, object)[] Inputs) Example(string type)
    {
        var example = Manifest(type).Example.ShouldNotBeNull($"{type} has no example");
        if (type == "mcp")
        {
            return (Settings(type), []); // its example names the tools of a server that others wrote
        }

        var settings = System.Text.Json.Nodes.JsonObject.Create(example.Settings!.Value)!;
        if (type == "video")
        {
            (settings["quality"], settings["width"], settings["height"]) = ("draft", 160, 160);
        }

        var (member, known) = type switch // which canvas, agents and servers there are, only the workspace knows
        {
            "subcanvas" => ("canvas", (System.Text.Json.Nodes.JsonNode?)"0197e2b4-0000-7000-8000-000000000000"),
            "squad" => ("members", new System.Text.Json.Nodes.JsonArray("Resident")),
            _ => (null, null),
        };
        if (member is not null)
        {
            settings[member] = known;
        }

        var many = Manifest(type).Inputs.Where(i => i.Many).Select(i => i.Name).ToHashSet();
        return (settings, [.. (example.Inputs?.EnumerateObject() ?? default).Select(i => (i.Name, many.Contains(i.Name) ? (object)new[] { i.Value } : i.Value))]);
    }

    private BlockManifest Manifest(string type) => blocks.Services.GetServices<BlockManifest>().Single(m => m.Type == type);

    [Fact]
    public void Types_ManifestsAndExecutors_AreTheSame()
    {
        var types = Types.Select(row => row.Data).Append("playtest").Order(); // a playtest needs a game to play: see GameBlockTests
        blocks.Services.GetServices<BlockManifest>().Select(m => m.Type).Order().ShouldBe(types);
        blocks.Services.GetServices<IStepExecutor>().Select(e => e.Type).Where(t => t != IStepExecutor.OfPackages).Order().ShouldBe(types);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Manifest_OfType_IsDocumented(string type)
    {
        var manifest = Manifest(type);
        manifest.Description.ShouldEndWith(".");
        manifest.UseCases.Count.ShouldBeGreaterThan(1);
        manifest.Inputs.SelectMany(i => i.Type.Split('|')).Concat(manifest.Outputs.Select(o => o.Type)).ShouldAllBe(t => PortTypes.Contains(t));
        manifest.Inputs.Select(i => i.Title).Concat(manifest.Outputs.Select(o => o.Title)).ShouldAllBe(t => t.Length > 0);
        manifest.SettingsSchema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        manifest.SettingsSchema.GetProperty("properties").EnumerateObject().ShouldAllBe(p => p.Value.GetProperty("title").GetString()!.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Run_ExampleOfItsPage_GivesDeclaredPortsAndKnownViews(string type)
    {
        blocks.Gateway.Script = request => StubGateway.Answer(request.Url, "text/html", "<title>Lamp</title><p>" + string.Concat(Enumerable.Repeat("Lamps are bright. ", 30)));
        var (settings, inputs) = Example(type);
        var step = blocks.Step(type, settings, inputs);

        var outcome = await blocks.RunAsync(step);

        if (type == "browser")
        {
            outcome.ShouldBeOfType<StepOutcome.Failed>().Code.ShouldBe("browser_unreachable", "no site is there; visits of sites are in BrowserBlockTests");
            return;
        }

        if (type is "approval" or "wait")
        {
            outcome.ShouldBeOfType<StepOutcome.Waiting>();
            return;
        }

        if (Manifest(type) is { Body: not null } or { Calls: not null })
        {
            outcome.ShouldBeOfType<StepOutcome.Opens>();
            return;
        }

        var done = outcome.ShouldBeOfType<StepOutcome.Completed>(outcome.ToString());
        var declared = Manifest(type).Outputs.ToDictionary(o => o.Name, o => o.Type);
        done.Outputs.ShouldAllBe(o => declared.ContainsKey(o.Key) && Fits(declared[o.Key], o.Value));
        done.Views.ShouldAllBe(v => Kinds.Contains(v.Kind) && (v.Value.HasValue || v.Artifact != null));
        done.Views.ShouldNotBeEmpty();
        if (Modelless.Contains(type))
        {
            done.Notes.NoModel.ShouldBeTrue();
            done.Notes.Engine.ShouldNotBeNull();
        }

        var replayed = await blocks.RunAsync(new TestStep(step.Tenant, step.Node, step.Inputs) { Effects = step.Effects });
        JsonSerializer.Serialize(((StepOutcome.Completed)replayed).Outputs).ShouldBe(JsonSerializer.Serialize(done.Outputs), "a replay gives the same outputs");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Run_EmptySettingsAndInput_IsClear(string type)
    {
        var outcome = await blocks.RunAsync(blocks.Step(type, new { }));

        if (outcome is StepOutcome.Failed failed)
        {
            failed.Code.ShouldMatch("^[a-z0-9_]+$");
            failed.Message.ShouldNotBeNullOrWhiteSpace();
            failed.Fix.ShouldNotBeNullOrWhiteSpace();
            failed.Retryable.ShouldBeFalse();
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Run_SettingsOfWrongShape_FailsWithoutRetry(string type)
    {
        var outcome = await blocks.RunAsync(blocks.Step(type, new[] { "not", "an", "object" }));

        var failed = outcome.ShouldBeOfType<StepOutcome.Failed>();
        failed.Code.ShouldBe("settings_invalid");
        failed.Retryable.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Run_AnySettingOfWrongType_FailsAndNamesWhatToDo(string type)
    {
        foreach (var setting in Manifest(type).SettingsSchema.GetProperty("properties").EnumerateObject())
        {
            if (!setting.Value.TryGetProperty("type", out var declared) || declared.ValueKind != JsonValueKind.String || declared.GetString() is not ("string" or "integer" or "number" or "boolean"))
            {
                continue;
            }

            var settings = JsonSerializer.SerializeToNode(Settings(type))!.AsObject();
            settings[setting.Name] = new System.Text.Json.Nodes.JsonObject { ["nope"] = new System.Text.Json.Nodes.JsonArray(1) };
            var failed = (await blocks.RunAsync(blocks.Step(type, settings, Inputs(type)))).ShouldBeOfType<StepOutcome.Failed>($"{type}.{setting.Name}");
            failed.Code.ShouldBe("settings_invalid");
            failed.Fix.ShouldNotBeNullOrWhiteSpace();
            failed.Retryable.ShouldBeFalse();
        }
    }

    [Theory]
    [MemberData(nameof(Openers))]
    public async Task Run_HostileFiles_AreRefusedWithAReasonOrPassedOnUnopened(string type)
    {
        var ports = Manifest(type).Inputs.Where(i => i.Type.Split('|').Any(t => t is "file" or "image" or "any" or "json" or "table" or "svg" or "video" or "audio")).ToList();
        ports.ShouldNotBeEmpty(type);
        var costly = type is "content" or "game" or "playtest" or "product" or "video"; // they start a browser or a cut for each file that they do not refuse
        foreach (var (name, mediaType, bytes) in costly ? HostileFiles.All.Where(f => f.Name is "broken.png" or "broken.pdf" or "broken.mp4") : HostileFiles.All)
        {
            var file = blocks.Artifacts.Add(name, mediaType, bytes);
            var outcome = await blocks.RunAsync(blocks.Step(type, Settings(type), [.. ports.Select(p => (p.Name, p.Many ? (object)new[] { file } : file))])).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
            if (MustRefuse(type, name) || outcome is StepOutcome.Failed)
            {
                var failed = outcome.ShouldBeOfType<StepOutcome.Failed>($"{type} {name}");
                failed.Code.ShouldMatch("^(limit_|json_|file_|picture_|pdf_|sound_|no_game)", $"{type} {name}: {failed.Message}");
                failed.Message.Length.ShouldBeLessThan(700, $"{type} {name}");
                failed.Fix.ShouldNotBeNullOrWhiteSpace($"{type} {name}");
                failed.Retryable.ShouldBeFalse($"{type} {name}");
            }
            else if (type == "content" && name == "broken.png")
            {
                outcome.ShouldBeOfType<StepOutcome.Completed>().Notes.Warnings.ShouldNotBeNull().ShouldContain(w => w.Contains("cannot be opened", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>Tables and pictures are opened by these types; PDF by all that read texts.</summary>
    private static bool MustRefuse(string type, string name) =>
        type is "data" or "analysis" or "image" || (type is "video" && name != "broken.pdf") || (name == "broken.pdf" && type is "agent" or "chat" or "content" or "document" or "game" or "knowledge" or "product" or "squad");

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Run_InputsOfWrongShape_NeverThrows(string type)
    {
        var nested = new { a = new object?[] { null, new { b = "</script>{{7*7}}" } } };
        var odd = new object[] { 7, true, nested, "\u0000\u0007", new[] { new[] { 1 } } };
        var slow = type is "video" or "game" or "analysis" or "browser" or "diagram"; // they start a program for each: the oddest value is enough
        var many = Manifest(type).Inputs.All(i => i.Many);
        foreach (var value in slow || many ? [nested] : odd)
        {
            await blocks.RunAsync(blocks.Step(type, type is "video" ? new { quality = "draft", voice = "none", width = 160, height = 160, music = false } : Settings(type), [.. Manifest(type).Inputs.Select(i => (i.Name, i.Many ? (object)(slow ? [value] : odd) : value))]));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Run_HugeText_EndsInBoundedTime(string type)
    {
        var huge = string.Concat(Enumerable.Repeat("Lamps are bright and cheap in the village; people like them. ", 30_000));
        if (type is "video" or "voice" or "browser")
        {
            return; // what they say is bounded by tests of their own; a visit's steps take no text that is not asked for
        }

        await blocks.RunAsync(blocks.Step(type, Settings(type), [.. Manifest(type).Inputs.Select(i => (i.Name, i.Many ? (object)new[] { huge } : huge))])).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Run_Cancelled_Stops(string type)
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => blocks.Services.GetServices<IStepExecutor>().Single(e => e.Type == type).ExecuteAsync(blocks.Step(type, Settings(type), Inputs(type)), cancelled.Token));
    }

    private static bool Fits(string type, JsonElement value) => type switch
    {
        "text" or "markdown" or "html" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "table" => value.TryGetProperty("columns", out _) && value.TryGetProperty("rows", out _),
        "any" or "json" => true,
        _ when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().All(v => Fits(type, v)),
        _ => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("artifact", out _),
    };
}
