using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using Cadre.Blocks.Browse;
using Cadre.Blocks.Browse.Recording;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Sandboxes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cadre.Blocks.Tests.Browse;

/// <summary>What a person shows at a sandboxed browser becomes steps that a block does again.</summary>
public sealed class RecordingTests(BlocksFixture blocks) : IAsyncLifetime
{
    private const string Page = """
        <title>Sign in</title><style>body { margin: 0 } label, button, h1, p { position: absolute; left: 20px; height: 30px; margin: 0 }</style>
        <h1 style="top: 10px">Lamps</h1>
        <label style="top: 60px">Search <input name=q style="width: 200px"></label><label style="top: 110px">Password <input type=password name=p></label>
        <button style="top: 160px; width: 100px" onclick="document.querySelector('p').textContent = 'You looked for ' + document.querySelector('input').value">Find</button><p style="top: 210px"></p>
        """;

    private readonly WebApplication site = Site();
    private string name = "";

    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));

    private CancellationToken Token => limit.Token;

    public async ValueTask InitializeAsync()
    {
        site.MapGet("/{**path}", () => Microsoft.AspNetCore.Http.Results.Content(Page, "text/html"));
        await site.StartAsync(Token);
        var port = new Uri(site.Urls.First()).Port;
        name = $"r{port}.test";
        blocks.Proxies.Sites[name] = port;
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        limit.Dispose();
    }

    [Fact]
    public async Task Recording_TypeClickAndTake_BecomeStepsThatABlockDoesAgain()
    {
        var (here, there) = await SocketsAsync();
        using var person = there;
        await using var proxy = blocks.Services.GetRequiredService<ISandboxProxies>().Open(blocks.Tenant, WayFolder.Open(), [name], new EgressSource());
        var browser = (await Browser.StartAsync(blocks.Services.GetRequiredService<ISandboxProvider>(), blocks.Tenant, new SandboxKey($"record-{Guid.NewGuid():N}"), blocks.Services.GetRequiredService<IOptions<BlocksOptions>>().Value, proxy.SocketPath, DateTimeOffset.UnixEpoch, Token)).Value;
        await using var kept = browser;
        var tab = (await BrowserTab.OpenAsync(browser, 800, 600, TimeProvider.System, Token)).Value;
        using var recording = new BrowserRecording(here, tab);
        var following = recording.RunAsync(new Uri($"http://{name}/"), Token);

        await StepsAsync(person, s => s.Count == 1);
        await SayAsync(person, new { @do = "click", x = 150, y = 75 });
        await SayAsync(person, new { @do = "text", text = "sol" });
        await SayAsync(person, new { @do = "text", text = "art" });
        await SayAsync(person, new { @do = "key", text = "Backspace" });
        await SayAsync(person, new { @do = "click", x = 60, y = 175 });
        await SayAsync(person, new { @do = "take", x = 40, y = 220 });
        await SayAsync(person, new { @do = "click", x = 150, y = 125 });
        await SayAsync(person, new { @do = "text", text = "a secret" });
        var steps = await StepsAsync(person, s => s is [.., { Action: "type", Target: "label=Password" }]);
        await person.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Token);
        await following;

        steps.Select(s => $"{s.Action} {s.Target} {s.Value}").ShouldBe([$"open  http://{name}/", "type label=Search solar", "click text=Find ", "text body > p ", "type label=Password {{input.password}}"], "passwords are never recorded");
        var again = await blocks.CompleteAsync("browser", new { steps = steps.Take(4) });
        again.Outputs["data"].GetProperty("text").GetString().ShouldBe("You looked for solar");
    }

    [Fact]
    public void Step_AsItIsSent_HasOnlyWhatTheSettingsKnow()
    {
        var manifest = blocks.Services.GetServices<Cadre.Canvases.Contracts.BlockManifest>().Single(m => m.Type == "browser");
        var known = manifest.SettingsSchema.GetProperty("properties").GetProperty("steps").GetProperty("items").GetProperty("properties").EnumerateObject().Select(p => p.Name);

        var sent = JsonSerializer.SerializeToElement(new BrowseStep("click", "text=Order", "x", "y") { Fields = new Dictionary<string, string>() }, Cadre.Kernel.CadreJson.Stored);

        sent.EnumerateObject().Select(p => p.Name).ShouldBeSubsetOf(known, "a recorded step that the canvas refuses cannot be run");
    }

    [Fact]
    public void Add_MoreStepsThanAVisitHas_StopsAtTheMost()
    {
        var recorded = new RecordedSteps();
        for (var i = 0; i < 150; i++)
        {
            recorded.Add(new BrowseStep("click", $"#b{i}", null, null));
        }

        recorded.DropLast();
        recorded.All.Count.ShouldBe(99);
    }

    /// <summary>The steps once they are as they should be.</summary>
    private async Task<IReadOnlyList<BrowseStep>> StepsAsync(WebSocket person, Func<IReadOnlyList<BrowseStep>, bool> reached)
    {
        IReadOnlyList<BrowseStep> steps = [];
        while (!reached(steps))
        {
            using var message = new MemoryStream();
            ValueWebSocketReceiveResult received;
            var buffer = new byte[64 * 1024];
            do
            {
                received = await person.ReceiveAsync(buffer.AsMemory(), Token);
                message.Write(buffer, 0, received.Count);
            }
            while (!received.EndOfMessage);
            var json = JsonSerializer.Deserialize<JsonElement>(message.ToArray());
            if (json.GetProperty("type").GetString() == "steps")
            {
                steps = json.GetProperty("steps").Deserialize<List<BrowseStep>>(CadreJson.Stored)!;
            }
        }

        return steps;
    }

    private Task SayAsync(WebSocket person, object message) => person.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, Token);

    private async Task<(WebSocket Here, WebSocket There)> SocketsAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, Token);
        var server = await listener.AcceptTcpClientAsync(Token);
        return (WebSocket.CreateFromStream(server.GetStream(), isServer: true, null, TimeSpan.Zero), WebSocket.CreateFromStream(client.GetStream(), isServer: false, null, TimeSpan.Zero));
    }

    private static WebApplication Site()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        return builder.Build();
    }
}
