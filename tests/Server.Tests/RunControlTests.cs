using System.Net;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Server.Tests;

/// <summary>What people and programs ask of runs, over the wire: inputs, webhooks, questions, variants, undo, news.</summary>
public sealed class RunControlTests(RunControlTests.Fixture fixture) : IClassFixture<RunControlTests.Fixture>
{
    private readonly TestServer server = fixture.Server;
    private readonly TestClient owner = fixture.Owner;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WithInputs_TakesThemByNameAndRefusesWhatDoesNotFit()
    {
        var canvas = await CanvasAsync(
            [Block("n", "input", "Count", new { name = "count", kind = "number", required = true }), Block("g", "input", "Greeting", new { kind = "text", @default = "Hello" }), Block("t", "transform", "Text", new { expression = "string(input[1]) + \" \" + string(input[0])", outputType = "text" })],
            ["n.value>t.input", "g.value>t.input"]);
        var run = await RunAsync(canvas, new { count = 3 });
        Step(run, "t").GetProperty("outputs").GetProperty("value").GetProperty("value").GetString().ShouldBe("Hello 3");

        (await RefusedAsync(canvas, new { })).ShouldBe((HttpStatusCode.UnprocessableEntity, "input_missing"));
        (await RefusedAsync(canvas, new { count = "three" })).ShouldBe((HttpStatusCode.UnprocessableEntity, "input_type"));
        (await RefusedAsync(canvas, new { count = 3, color = "red" })).ShouldBe((HttpStatusCode.UnprocessableEntity, "input_unknown"));
    }

    [Fact]
    public async Task Hook_Called_AnswersWithItsResponseAndKeepsItsCalls()
    {
        var canvas = await CanvasAsync([Block("w", "webhook", "Call", new { }), Block("r", "response", "Answer", new { status = 201 })], ["w.body>r.value"]);
        var hook = await owner.PostJsonAsync($"/api/v1/canvases/{canvas}/hooks", new { name = "shop" });
        var path = hook.GetProperty("path").GetString()!;
        using var outside = server.NewClient();

        var answer = await outside.SendAsync(HttpMethod.Post, path, new { order = 7 }, ("Idempotency-Key", "order-7"));
        (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)).ShouldBe((HttpStatusCode.Created, """{"order":7}"""));
        (await outside.SendAsync(HttpMethod.Post, path, new { order = 7 }, ("Idempotency-Key", "order-7"))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await outside.PostAsync("/hooks/" + new string('x', 43), new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await outside.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await outside.PostAsync(path, new { text = new string('x', 2 << 20) })).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await outside.Http.PostAsync(path, new StringContent("{not json", System.Text.Encoding.UTF8, "application/json"), Token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var id = hook.GetProperty("id").GetString();
        var test = await owner.PostJsonAsync($"/api/v1/hooks/{id}/test", new { body = new { order = 8 } });
        (test.GetProperty("status").GetInt32(), test.GetProperty("body").GetString()).ShouldBe((201, """{"order":8}"""));
        var calls = (await owner.GetJsonAsync($"/api/v1/hooks/{id}/calls")).GetProperty("items").EnumerateArray().ToList();
        calls.Select(c => c.GetProperty("status").GetInt32()).ShouldBe([201, 400, 201, 201]);
        calls[2].GetProperty("runId").GetString().ShouldBe(calls[3].GetProperty("runId").GetString(), "the same key is the same run");

        var rotated = (await owner.PostJsonAsync($"/api/v1/hooks/{id}/rotate", new { })).GetProperty("path").GetString()!;
        (await outside.PostAsync(path, new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound, "the old address ended");
        (await outside.PostAsync(rotated, new { order = 9 })).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Limits_OfACanvas_HoldForEachKey_AndShowThePlaceInLine()
    {
        var canvas = await CanvasAsync([Block("w", "webhook", "Call", new { }), Block("a", "approval", "May it?", new { message = "Go on?" })], ["w.body>a.input"]);
        var path = (await owner.PostJsonAsync($"/api/v1/canvases/{canvas}/hooks", new { name = "shop" })).GetProperty("path").GetString()!;
        (await (await owner.SendAsync(HttpMethod.Put, $"/api/v1/canvases/{canvas}/run-settings", new { key = "request.body." })).CodeAsync()).ShouldBe("bad_key_expression");
        await SetAsync(new { key = "request.body.customer", priority = "low" });
        using var outside = server.NewClient();
        var (ada, second, bob) = (await CallAsync("ada"), await CallAsync("ada"), await CallAsync("bob"));
        await UntilAsync(ada, "waiting");
        await UntilAsync(bob, "waiting");
        var queued = await UntilAsync(second, "queued");
        queued.GetProperty("priority").GetString().ShouldBe("low");
        queued.GetProperty("lines")[0].GetRawText().ShouldBe("{\"label\":\"ada\",\"most\":1,\"atWork\":1,\"place\":1}");

        await SetAsync(new { key = "request.body.customer", whenFull = "refuse" });
        var refused = await outside.PostAsync(path, new { customer = "ada" });
        (refused.StatusCode, await refused.CodeAsync(), refused.Headers.RetryAfter is not null).ShouldBe((HttpStatusCode.TooManyRequests, "line_full", true));
        await owner.PostAsync($"/api/v1/runs/{ada}/answers", new { address = "a", answer = "approved" });
        await UntilAsync(second, "waiting");

        async Task SetAsync(object settings) => (await owner.SendAsync(HttpMethod.Put, $"/api/v1/canvases/{canvas}/run-settings", settings)).StatusCode.ShouldBe(HttpStatusCode.OK);
        async Task<string> CallAsync(string customer) => JsonDocument.Parse(await (await outside.PostAsync(path, new { customer })).Content.ReadAsStringAsync(Token)).RootElement.GetProperty("runId").GetString()!;
    }

    [Fact]
    public async Task Question_ForSomebody_IsTheirsAloneAndNewsReachTheWorkspace()
    {
        using var operating = await server.JoinAsync(owner, Role.Operator, "op@example.org");
        var canvas = await CanvasAsync(
            [Block("a", "approval", "May it?", new { message = "Go on?", role = "admin", fields = new[] { new { name = "why", title = "Why", type = "text" } } }), Block("n", "notification", "Told", new { title = "It went on" })],
            ["a.approved>n.input"]);
        using var stream = new StreamReader(await owner.Http.GetStreamAsync("/api/v1/streams/workspace", Token));
        var started = (await owner.PostJsonAsync("/api/v1/runs", new { canvasId = canvas })).GetProperty("runId").GetString()!;
        await UntilAsync(started, "waiting");
        (await SeenAsync(stream, "\"kind\":\"runs\"")).ShouldBeTrue("lists need not be polled");

        (await MineAsync(operating, started)).ShouldBe(false);
        (await MineAsync(owner, started)).ShouldBe(true);
        var refused = await operating.PostAsync($"/api/v1/runs/{started}/answers", new { address = "a", answer = "approved" });
        (await refused.CodeAsync()).ShouldBe("not_your_answer");
        (await owner.PostAsync($"/api/v1/runs/{started}/answers", new { address = "a", answer = "approved", fields = new { why = "It is good" } })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var run = await UntilAsync(started, "succeeded");
        Step(run, "a").GetProperty("outputs").GetRawText().ShouldContain("It is good");
        (await owner.GetJsonAsync("/api/v1/notices")).GetProperty("items").EnumerateArray().ShouldContain(n => n.GetProperty("title").GetString() == "It went on");
    }

    [Fact]
    public async Task Question_WithinALoopOfAnotherCanvas_IsAnsweredAtItsOwnAddress()
    {
        var inner = await CanvasAsync(
            [Block("in", "input", "List", new { }), Block("each", "loop", "Each", new { lanes = 2 }), Block("ask", "approval", "This one?", new { message = "Take it?", timeoutHours = 1, defaultAnswer = "rejected" }), Block("out", "output", "Taken", new { })],
            ["in.value>each.items", "each.item>ask.input", "ask.approved>each.collect", "each.results>out.value"]);
        var outer = await CanvasAsync([Block("list", "transform", "List", new { expression = "[\"pen\", \"ink\"]", outputType = "json" }), Block("sub", "subcanvas", "Choose", new { canvas = inner })], ["list.value>sub.input"]);
        var run = (await owner.PostJsonAsync("/api/v1/runs", new { canvasId = outer })).GetProperty("runId").GetString()!;
        await UntilAsync(run, "waiting");
        var asked = (await owner.GetJsonAsync("/api/v1/approvals")).GetProperty("items").EnumerateArray().Where(a => a.GetProperty("runId").GetString() == run).Select(a => a.GetProperty("address").GetString()).Order().ToList();
        asked.ShouldBe(["sub/each[0]/ask", "sub/each[1]/ask"]);
        foreach (var address in asked)
        {
            (await owner.PostAsync($"/api/v1/runs/{run}/answers", new { address, answer = "approved" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        Step(await UntilAsync(run, "succeeded"), "sub").GetProperty("outputs").GetProperty("output").GetProperty("value").GetRawText().ShouldBe("""["pen","ink"]""");
    }

    [Fact]
    public async Task Fork_OverTheWire_ChecksSettingsAndNamesWhatDiffers()
    {
        var canvas = await CanvasAsync([Block("t", "transform", "Text", new { expression = "\"one\"", outputType = "text" }), Block("u", "transform", "After", new { expression = "string(input[0]) + \"!\"", outputType = "text" })], ["t.value>u.input"]);
        var origin = (await RunAsync(canvas, null)).GetProperty("id").GetString()!;
        var fork = (await owner.PostJsonAsync($"/api/v1/runs/{origin}/fork", new { changes = new[] { new { address = "t", settings = new { expression = "\"two\"" } } } })).GetProperty("runId").GetString()!;
        Step(await UntilAsync(fork, "succeeded"), "u").GetProperty("outputs").GetProperty("value").GetProperty("value").GetString().ShouldBe("two!");
        var family = (await owner.GetJsonAsync($"/api/v1/runs/{fork}/family")).GetProperty("items");
        family[1].GetProperty("changes")[0].GetProperty("names")[0].GetString().ShouldBe("expression");
        (await LatestAsync(canvas, "t")).ShouldBe("one", "a variant is not what the canvas shows");

        var wrong = await owner.PostAsync($"/api/v1/runs/{origin}/fork", new { changes = new[] { new { address = "t", settings = new { expression = 3 } } } });
        (wrong.StatusCode, await wrong.CodeAsync()).ShouldBe((HttpStatusCode.UnprocessableEntity, "setting_invalid"));
        var port = await owner.PostAsync($"/api/v1/runs/{origin}/fork", new { changes = new[] { new { address = "t", inputs = new { nothing = 1 } } } });
        (await port.CodeAsync()).ShouldBe("port_unknown");
        var plug = await owner.PostAsync($"/api/v1/runs/{origin}/pull-the-plug", new { });
        (plug.StatusCode, await plug.CodeAsync()).ShouldBe((HttpStatusCode.Conflict, "development_only"));
    }

    private static object Block(string id, string type, string title, object settings) => new { op = "addBlock", block = new { id, type, title, settings } };

    private static JsonElement Step(JsonElement run, string address) => run.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("address").GetString() == address);

    private static async Task<bool> MineAsync(TestClient client, string run) => (await client.GetJsonAsync("/api/v1/approvals")).GetProperty("items").EnumerateArray()
        .Single(a => a.GetProperty("runId").GetString() == run).GetProperty("mine").GetBoolean();

    private async Task<string?> LatestAsync(string canvas, string block) => (await owner.GetJsonAsync($"/api/v1/canvases/{canvas}/results")).GetProperty(block)
        .GetProperty("outputs").GetProperty("value").GetProperty("value").GetString();

    private async Task<string> CanvasAsync(object[] blocks, string[] connections)
    {
        var canvas = (await owner.PostJsonAsync("/api/v1/canvases", new { title = "Controlled" })).GetProperty("id").GetString()!;
        object[] ops = [.. blocks, .. connections.Select((c, i) => new { op = "connect", connection = Connection($"c{i}", c) })];
        (await owner.PostAsync($"/api/v1/canvases/{canvas}/edits", new { ops })).EnsureSuccessStatusCode();
        return canvas;
    }

    private static object Connection(string id, string text)
    {
        var (from, to) = (text.Split('>')[0].Split('.'), text.Split('>')[1].Split('.'));
        return new { id, from = from[0], fromPort = from[1], to = to[0], toPort = to[1] };
    }

    private async Task<JsonElement> RunAsync(string canvas, object? inputs) =>
        await UntilAsync((await owner.PostJsonAsync("/api/v1/runs", new { canvasId = canvas, inputs })).GetProperty("runId").GetString()!, "succeeded");

    private async Task<(HttpStatusCode Status, string? Code)> RefusedAsync(string canvas, object inputs)
    {
        var answer = await owner.PostAsync("/api/v1/runs", new { canvasId = canvas, inputs });
        return (answer.StatusCode, await answer.CodeAsync());
    }

    private async Task<JsonElement> UntilAsync(string run, string status)
    {
        while (true)
        {
            var view = await owner.GetJsonAsync($"/api/v1/runs/{run}");
            var now = view.GetProperty("status").GetString();
            if (now == status)
            {
                return view;
            }

            now.ShouldNotBeOneOf("failed", "cancelled", view.GetRawText());
            await Task.Delay(20, Token);
        }
    }

    private static async Task<bool> SeenAsync(StreamReader stream, string text)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (await stream.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal TestServer Server { get; private set; } = null!;

        internal TestClient Owner { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = await TestServer.StartAsync();
            Owner = await Server.OwnerAsync();
        }

        public async ValueTask DisposeAsync()
        {
            Owner.Dispose();
            await Server.DisposeAsync();
        }
    }
}
