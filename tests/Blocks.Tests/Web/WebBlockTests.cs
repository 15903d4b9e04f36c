using System.Text.Json;
using Cadre.Blocks.Web;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Tests.Web;

public class WebBlockTests(BlocksFixture blocks)
{
    private const string Article = """
        <html><head><title>Lamps | Site</title><script>steal()</script></head><body>
        <nav><a href="/a">Home</a><a href="/b">Shop</a></nav><div class="cookie-banner">We use cookies</div>
        <article><h1>Solar lamps</h1><p>Solar lamps are <b>cheap</b>, bright and safe, as <a href="/study">a study</a> of many villages has shown over several years of careful work.</p>
        <table><tr><th>Lamp</th><th>Price</th></tr><tr><td>A</td><td>12</td></tr></table><pre>x = 1
        y = 2</pre><p>Households spend much of their income on kerosene, which smokes, burns and costs more every year than a lamp does.</p></article>
        <footer>Imprint</footer></body></html>
        """;

    [Fact]
    public async Task Fetch_Article_KeepsTextTablesCodeAndAbsoluteLinks()
    {
        blocks.Gateway.Script = request => StubGateway.Answer(request.Url, "text/html; charset=utf-8", Article);

        var done = await blocks.CompleteAsync("fetch", new { url = "https://example.org/lamps" });

        var markdown = done.Outputs["markdown"].GetString()!;
        markdown.ShouldContain("[a study](https://example.org/study)");
        markdown.ShouldContain("| A | 12 |");
        markdown.ShouldContain("```\nx = 1");
        markdown.ShouldContain("**cheap**");
        foreach (var noise in new[] { "cookies", "Imprint", "steal", "Shop" })
        {
            markdown.ShouldNotContain(noise);
        }

        done.Outputs["title"].GetString().ShouldBe("Solar lamps");
        done.Sources.ShouldBe(["web:example.org"]);
    }

    [Fact]
    public async Task Fetch_DeepMarkup_IsBounded()
    {
        blocks.Gateway.Script = request => StubGateway.Answer(request.Url, "text/html", string.Concat(Enumerable.Repeat("<div>", 200_000)) + "text");

        await blocks.RunAsync(blocks.Step("fetch", new { url = "https://example.org" }));
    }

    [Fact]
    public async Task Fetch_NotFound_Fails()
    {
        blocks.Gateway.Script = request => StubGateway.Answer(request.Url, "text/html", "no", 404);

        (await blocks.FailAsync("fetch", new { url = "example.org/none" })).Code.ShouldBe("page_status");
    }

    [Fact]
    public async Task Search_NothingConnected_SaysSoWithoutFailing()
    {
        var done = await blocks.CompleteAsync("search", new { query = "solar lamps" });

        done.Views[0].Value!.Value.GetString()!.ShouldContain("No search service is connected");
        done.Outputs["markdown"].GetString()!.ShouldNotContain("Settings", Case.Insensitive, "a report that reads it would take it for a finding");
        done.Notes.Warnings.ShouldNotBeNull();
    }

    [Fact]
    public async Task Search_GivenPages_QuotesPassages()
    {
        blocks.Gateway.Script = request => StubGateway.Answer(request.Url, "text/html", Article);

        var done = await blocks.CompleteAsync("search", new { query = "kerosene income", urls = new[] { "https://example.org/lamps" } });

        done.Outputs["results"][0].GetProperty("text").GetString()!.ShouldContain("Households spend");
        done.Outputs["markdown"].GetString()!.ShouldContain("Source: <https://example.org/lamps>");
    }

    [Fact]
    public async Task Search_ServiceOfTheWorkspace_IsAskedByBlocksThatNameNone()
    {
        blocks.Search.Service = new("searxng", "https://searx.workspace.example");
        blocks.Gateway.Script = request => StubGateway.Answer(request.Url, "application/json", """{"results":[{"title":"T","url":"https://a.example/x","content":"C"}]}""");
        try
        {
            var done = await blocks.CompleteAsync("search", new { query = "lamps" });
            var step = blocks.Step("search", new { query = "lamps" });
            var before = await blocks.RunAsync(new TestStep(blocks.Tenant, step.Node with { TypeVersion = 1 }, step.Inputs));

            done.Outputs["results"][0].GetProperty("provider").GetString().ShouldBe("searxng");
            ((StepOutcome.Completed)before).Outputs["results"].GetArrayLength().ShouldBe(0, "a block of version 1 knew nothing of it");
        }
        finally
        {
            blocks.Search.Service = null;
        }
    }

    [Theory]
    [InlineData("searxng", "/search", """{"results":[{"title":"T","url":"https://a.example/x","content":"C"}]}""")]
    [InlineData("brave", "/res/v1/web/search", """{"web":{"results":[{"title":"T","url":"https://a.example/x","description":"<strong>C</strong>"}]}}""")]
    [InlineData("tavily", "/search", """{"results":[{"title":"T","url":"https://a.example/x","content":"C","score":0.9}]}""")]
    public async Task Search_Provider_SpeaksItsWireFormat(string provider, string path, string answer)
    {
        OutboundRequest? seen = null;
        blocks.Gateway.Script = request =>
        {
            seen = request;
            return StubGateway.Answer(request.Url, "application/json", answer);
        };

        var done = await blocks.CompleteAsync("search", new { query = "solar & lamps", provider, endpoint = "https://searx.example", credential = "0198f0f0-0000-7000-8000-000000000000" });

        seen!.Url.AbsolutePath.ShouldBe(path);
        var hit = done.Outputs["results"][0];
        hit.GetProperty("text").GetString().ShouldBe("C");
        hit.GetProperty("url").GetString().ShouldBe("https://a.example/x");
        if (provider == "tavily")
        {
            JsonSerializer.Deserialize<JsonElement>(seen.Body!).GetProperty("query").GetString().ShouldBe("solar & lamps");
        }
    }
}
