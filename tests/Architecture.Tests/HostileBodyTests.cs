using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Cadre.Architecture.Tests.Hostile;
using Cadre.Tests.ServerSupport;

namespace Cadre.Architecture.Tests;

/// <summary>Every route that takes a body, on things that exist, with everything wrong at every place: 4xx, or taken as data; never 5xx.</summary>
public sealed class HostileBodyTests : IAsyncLifetime
{
    private static readonly string[] Taking = ["POST", "PUT", "PATCH"];
    private TestServer server = null!;
    private TestClient owner = null!;
    private QuietModel models = null!;
    private Description description = null!;

    public async ValueTask InitializeAsync()
    {
        models = await QuietModel.StartAsync();
        server = await TestServer.StartAsync();
        owner = await server.OwnerAsync();
        description = new(JsonNode.Parse(await owner.Http.GetStringAsync("/openapi/v1.json"))!);
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await server.DisposeAsync();
        await models.DisposeAsync();
    }

    [Fact]
    public async Task Bodies_Hostile_AreRefusedOrTakenAsData()
    {
        var failures = new List<string>();
        var sent = 0;
        foreach (var route in Routes.Of(server).Where(route => Taking.Contains(route.Method) && description.Knows(route)))
        {
            var known = await Workspace.FillAsync(owner, models);
            var valid = description.BodyOf(route, known) ?? new JsonObject();
            foreach (var body in Bodies.Of(valid))
            {
                sent++;
                var (status, text) = await SendAsync(route, known, body);
                if ((int)status >= 500 && status != HttpStatusCode.BadGateway) // 502: the model server that a body named did not answer
                {
                    failures.Add($"{route} with {body.Fault}: {(int)status} {text[..Math.Min(160, text.Length)]}");
                }
            }
        }

        failures.ShouldBeEmpty($"{failures.Count} of {sent}");
        sent.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task Bodies_BeyondTheLimit_AreTooLarge()
    {
        var known = await Workspace.FillAsync(owner, models);
        foreach (var route in Routes.Of(server).Where(route => Taking.Contains(route.Method) && description.BodyOf(route, known) is not null))
        {
            var (status, _) = await SendAsync(route, known, new("too much", new byte[route.Policy!.BodyLimit + 1]));
            status.ShouldBe(HttpStatusCode.RequestEntityTooLarge, route.ToString());
        }
    }

    [Fact]
    public void Description_KnowsEveryRouteThatTakesABody() =>
        Routes.Of(server).Where(route => Taking.Contains(route.Method) && !description.Knows(route)).Select(route => route.ToString()).ShouldBeEmpty();

    [Fact]
    public async Task Settings_HostileNamesAndTexts_ComeBackAsTheyWere()
    {
        var known = await Workspace.FillAsync(owner, models);
        const string Settings = """{"__proto__":{"admin":true},"constructor":"x","$type":"System.Object","text":"{{7*7}} ${7*7} <script>"}""";
        var edits = $$$"""{"ops":[{"op":"addBlock","block":{"id":"odd","type":"content","title":"{{7*7}}","settings":{{{Settings}}}}}]}""";
        var path = $"/api/v1/canvases/{known["canvasId"]}";
        using var content = new StringContent(edits, System.Text.Encoding.UTF8, "application/json");
        (await owner.Http.PostAsync($"{path}/edits", content)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var block = (await owner.GetJsonAsync(path)).GetProperty("blocks").EnumerateArray().Single(b => b.GetProperty("id").GetString() == "odd");
        JsonNode.DeepEquals(JsonNode.Parse(block.GetProperty("settings").GetRawText()), JsonNode.Parse(Settings)).ShouldBeTrue(block.GetRawText());
        block.GetProperty("title").GetString().ShouldBe("{{7*7}}");
    }

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(Route route, Dictionary<string, string> known, HostileBody body)
    {
        using var content = new ByteArrayContent(body.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = new HttpRequestMessage(new(route.Method), route.PathOf(known)) { Content = content };
        request.Headers.ExpectContinue = body.Bytes.Length > 1 << 20; // a body that is too large is refused unread
        using var answer = await owner.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
