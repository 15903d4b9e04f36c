using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cadre.Blocks.Tests.Browse;

public sealed class BrowserBlockTests(BlocksFixture blocks) : IAsyncLifetime
{
    private const string Home = """
        <title>Lamps</title><h1>All lamps</h1>
        <table id=prices><thead><tr><th>Lamp<th>Price</thead><tr><td>Solar<td>24.90<tr><td>Oil<td>12</table>
        <ul><li class=item><a href=/one target=_blank>One</a> <b>1 €</b><li class=item><a href=/two>Two</a> <b>2 €</b></ul>
        <form action=/found><label>Search <input name=q></label><select name=kind><option value=a>All<option value=s>Small</select><button>Find</button></form>
        <img src=http://tracker.test/pixel.gif><script src=http://cdn.browse.test/late.js></script>
        """;

    private readonly WebApplication site = Site();
    private readonly Dictionary<string, byte[]> shop = new(StringComparer.Ordinal);
    private string name = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        site.MapGet("/{**path}", (HttpRequest request) => Answer(request));
        await site.StartAsync(Token);
        name = $"s{new Uri(site.Urls.First()).Port}.test";
        blocks.Proxies.Sites[name] = new Uri(site.Urls.First()).Port;
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Browser_Steps_TakeTextTableListPictureAndPdf()
    {
        var step = blocks.Step("browser", new
        {
            steps = new object[]
            {
                new { action = "open", value = $"http://{name}/" },
                new { action = "text", target = "h1", name = "title" },
                new { action = "table", target = "#prices", name = "prices" },
                new { action = "list", target = ".item", name = "items", fields = new { name = "a", link = "a@href", price = "b" } },
                new { action = "type", target = "label=Search", value = "{{input}} lamp" },
                new { action = "select", target = "select", value = "Small" },
                new { action = "click", target = "text=Find" },
                new { action = "wait", target = "text=You looked for solar lamp (s)" },
                new { action = "attribute", target = "a.back", value = "href", name = "back" },
                new { action = "screenshot" },
                new { action = "pdf" },
            },
        }, ("input", "solar"));

        var done = (await blocks.RunAsync(step)).ShouldBeOfType<StepOutcome.Completed>();

        step.Emitted.ToString().Split("data:image/jpeg;base64,").Length.ShouldBeGreaterThan(11, "who watches sees the page after each step and between");
        var data = done.Outputs["data"];
        data.GetProperty("title").GetString().ShouldBe("All lamps");
        data.GetProperty("prices").GetProperty("rows").GetRawText().ShouldBe("""[["Solar","24.90"],["Oil","12"]]""");
        data.GetProperty("items")[1].GetProperty("link").GetString().ShouldBe($"http://{name}/two");
        data.GetProperty("back").GetString().ShouldBe($"http://{name}/");
        blocks.Bytes(done.Outputs["screenshots"][0])[1..4].ShouldBe("PNG"u8.ToArray());
        Encoding.ASCII.GetString(blocks.Bytes(done.Outputs["pdf"]), 0, 5).ShouldBe("%PDF-");
        done.Notes.Warnings!.ShouldContain(w => w.Contains("tracker.test"));
        done.Sources.ShouldContain("web:" + name);
    }

    [Theory]
    [InlineData("http://other.test/", "browser_unreachable")]
    [InlineData("http://127.0.0.1:5432/", "browser_unreachable")]
    [InlineData("file:///etc/passwd", "settings_invalid")]
    public async Task Browser_AddressBesideTheList_IsNotReached(string address, string code)
    {
        var failed = await blocks.FailAsync("browser", new { steps = new object[] { new { action = "open", value = $"http://{name}/" }, new { action = "open", value = address } } });

        failed.Code.ShouldBe(code);
        failed.Message.ShouldStartWith("Step 2");
    }

    [Fact]
    public async Task Browser_TargetThatIsNotThere_NamesTheStep()
    {
        var failed = await blocks.FailAsync("browser", new { patienceSeconds = 1, steps = new object[] { new { action = "open", value = $"http://{name}/" }, new { action = "click", target = "#nowhere" } } });

        failed.Code.ShouldBe("browser_not_found");
        failed.Message.ShouldContain("#nowhere");
        var moment = failed.Views.ShouldHaveSingleItem();
        moment.Kind.ShouldBe("image");
        blocks.Bytes(JsonSerializer.SerializeToElement(moment.Artifact, CadreJson.Stored))[..2].ShouldBe(new byte[] { 0xFF, 0xD8 }, "the page when it failed, as JPEG");
    }

    [Fact]
    public async Task Browser_CancelledWhileItWaits_Ends()
    {
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var step = blocks.Step("browser", new { steps = new object[] { new { action = "open", value = $"http://{name}/" }, new { action = "wait", value = "50" } } });
        var running = blocks.Services.GetServices<IStepExecutor>().Single(e => e.Type == "browser").ExecuteAsync(step, cancelled.Token);
        while (!step.Emitted.ToString().Contains("data:image", StringComparison.Ordinal))
        {
            await Task.Delay(50, Token);
        }

        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(45), Token));
    }

    [Fact]
    public async Task Browser_PublishedShop_IsOrderedFrom()
    {
        var built = await blocks.CompleteAsync("product", new { name = "Lantern", email = "o@lantern.example", brief = "Solar lamp – $24.90 – bright\nTea cup – $8 – warm" });
        using var zip = new ZipArchive(new MemoryStream(blocks.Bytes(built.Outputs["site"])));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await entry.Open().CopyToAsync(content, Token);
            shop["/shop/" + entry.FullName] = content.ToArray();
        }

        object Step(string action, string target = "", string value = "") => new { action, target, value };
        var done = await blocks.CompleteAsync("browser", new
        {
            steps = new[]
            {
                Step("open", value: $"http://{name}/shop/index.html"), Step("click", "text=Tea cup"), Step("click", ".buy [data-step='1']"), Step("click", ".buy [data-add]"), Step("click", "a.basket"),
                Step("click", "text=Checkout"), Step("type", "label=Name", "Ada"), Step("type", "label=E-mail", "ada@example.org"), Step("type", "label=Address", "1 Hill"), Step("click", "text=Place the order"), Step("text", "#summary"),
            },
        });

        done.Outputs["data"].GetProperty("text").GetString()!.ShouldContain("2 × Tea cup $16.00 Total $16.00 Ada ada@example.org 1 Hill");
    }

    private static WebApplication Site()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        return builder.Build();
    }

    private IResult Answer(HttpRequest request)
    {
        if (shop.TryGetValue(request.Path, out var file))
        {
            return Results.Bytes(file, Path.GetExtension(request.Path) switch { ".html" => "text/html", ".css" => "text/css", ".js" => "text/javascript", _ => "image/svg+xml" });
        }

        return Results.Content(
            request.Path == "/" ? Home
            : request.Path == "/found" ? $"<p>You looked for {request.Query["q"]} ({request.Query["kind"]})</p><a class=back href=/>Back</a>"
            : $"<p>Page {request.Path}</p>",
            "text/html");
    }
}
