using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using Cadre.Crdt;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Server.Tests;

/// <summary>Links to canvases: what they show, to whom, for how long, and what they never show.</summary>
public sealed class ShareTests(ShareTests.Fixture fixture) : IClassFixture<ShareTests.Fixture>, IAsyncLifetime
{
    private readonly TestServer server = fixture.Server;
    private readonly TestClient owner = fixture.Owner;
    private readonly TestClient nobody = fixture.Server.NewClient();
    private string canvas = "";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        canvas = (await owner.PostJsonAsync("/api/v1/canvases", new { title = "Shown" })).GetProperty("id").GetString()!;
        await EditAsync(new { op = "addBlock", block = new { id = "n", type = "note", title = "Note", settings = new { }, props = new { text = "Hello" } } });
    }

    public ValueTask DisposeAsync()
    {
        nobody.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Link_ShowsTheCanvas_WithoutASession()
    {
        var (_, token) = await ShareAsync(new { role = "viewer" });
        using var answer = await nobody.GetAsync($"/api/v1/shared/{token}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("X-Robots-Tag").Single().ShouldContain("noindex");
        var shown = await answer.JsonAsync();
        (shown.GetProperty("title").GetString(), shown.GetProperty("role").GetString()).ShouldBe(("Shown", "viewer"));
        shown.GetProperty("canvas").GetProperty("blocks")[0].GetProperty("props").GetProperty("text").GetString().ShouldBe("Hello");
        token.Length.ShouldBeGreaterThan(40);
        (await owner.Http.GetStringAsync($"/api/v1/canvases/{canvas}/shares", Token)).ShouldNotContain(token);
    }

    [Fact]
    public async Task Link_GuessedExpiredRevokedOrOfADeletedCanvas_IsUnknown()
    {
        var (_, expired) = await ShareAsync(new { role = "viewer", expiresAt = DateTimeOffset.UtcNow.AddSeconds(1) });
        var (id, revoked) = await ShareAsync(new { role = "viewer" });
        var (_, orphaned) = await ShareAsync(new { role = "viewer" });
        (await owner.SendAsync(HttpMethod.Delete, $"/api/v1/canvases/{canvas}/shares/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var unknown = await ReadAsync("x" + revoked[1..]);
        (await ReadAsync(revoked)).ShouldBe(unknown);
        while ((await ReadAsync(expired)).Status == HttpStatusCode.OK)
        {
            await Task.Delay(50, Token);
        }

        (await ReadAsync(expired)).ShouldBe(unknown);
        (await ReadAsync(orphaned)).Status.ShouldBe(HttpStatusCode.OK);
        await owner.SendAsync(HttpMethod.Delete, $"/api/v1/canvases/{canvas}");
        (await ReadAsync(orphaned)).ShouldBe(unknown);
        (await ConnectAsync(orphaned)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Link_OfAVersion_ShowsThatMomentAndHasNoSocket()
    {
        var version = (await owner.PostJsonAsync($"/api/v1/canvases/{canvas}/versions", new { name = "One" })).GetProperty("id").GetString();
        await EditAsync(new { op = "setBlock", id = "n", title = "Later" });
        var (_, token) = await ShareAsync(new { role = "viewer", versionId = version });
        var shown = await (await nobody.GetAsync($"/api/v1/shared/{token}")).JsonAsync();
        shown.GetProperty("canvas").GetProperty("blocks")[0].GetProperty("title").GetString().ShouldBe("Note");
        shown.GetProperty("version").GetProperty("name").GetString().ShouldBe("One");
        var picture = await (await nobody.GetAsync($"/api/v1/shared/{token}/picture")).JsonAsync();
        picture.GetProperty("blocks").GetProperty("texts")[0].GetString().ShouldNotBe("Later");
        (await nobody.GetAsync($"/api/v1/shared/{token[..^1]}/picture")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ConnectAsync(token)).ShouldBe(HttpStatusCode.NotFound);
        (await owner.PostAsync($"/api/v1/canvases/{canvas}/shares", new { role = "editor", versionId = version })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await owner.PostAsync($"/api/v1/canvases/{canvas}/shares", new { role = "viewer", versionId = Guid.CreateVersion7() })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Artifacts_OnlyThoseThatAreShown()
    {
        var (shown, hidden) = (await UploadAsync("shown,1\n"), await UploadAsync("hidden,1\n"));
        await EditAsync(new { op = "addBlock", block = new { id = "d", type = "data", title = "Data", settings = new { artifact = new { artifact = shown, name = "a.csv", mediaType = "text/csv", size = 8 } } } });
        var (_, token) = await ShareAsync(new { role = "viewer" });
        using var answer = await nobody.GetAsync($"/api/v1/shared/{token}/artifacts/{shown}");
        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe("shown,1\n");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        (await nobody.GetAsync($"/api/v1/shared/{token}/artifacts/{hidden}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.GetAsync($"/api/v1/artifacts/{shown}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("viewer", "meta", false)]
    [InlineData("viewer", "comments", false)]
    [InlineData("commenter", "comments", true)]
    [InlineData("commenter", "meta", false)]
    [InlineData("editor", "meta", true)]
    public async Task Socket_WritesWhatItsRoleAllows(string role, string root, bool allowed)
    {
        var (_, token) = await ShareAsync(new { role });
        using var socket = await OpenAsync(token);
        var doc = new Doc();
        byte[] update = [];
        doc.Updated += change => update = change.Update.ToArray();
        doc.GetMap(root)["by-guest"] = root == "meta" ? (Any)"x" : new SharedMap { { "author", "The Boss" }, { "messages", new SharedArray() } };
        await socket.SendAsync(SyncProtocol.Update(update), WebSocketMessageType.Binary, true, Token);
        var seen = new Doc();
        var closed = await ReadUntilAsync(socket, seen, () => allowed && seen.GetMap(root).ContainsKey("by-guest") && (root == "meta" || seen.GetMap(root).GetMap("by-guest")!["author"].Map?["name"].Text == "Gwen (guest)"), askFor: allowed);
        closed.ShouldBe(allowed ? null : 4409);
    }

    [Theory]
    [InlineData("n", "p.title", true)]
    [InlineData("n", "p.settings.x", false)]
    [InlineData("other", "p.title", false)]
    public async Task Socket_OfAnAgent_WritesItsBlocksAndFieldsOnly(string block, string field, bool allowed)
    {
        await EditAsync(new { op = "addBlock", block = new { id = "other", type = "note", title = "Other", settings = new { } } });
        var (_, token) = await ShareAsync(new { role = "agent", agent = new { name = "Scout", blocks = new[] { "n" }, fields = new[] { "title" } } });
        using var socket = await OpenAsync(token);
        var (doc, ready) = (new Doc(), false);
        await ReadUntilAsync(socket, doc, () => ready |= doc.GetMap("blocks").ContainsKey("other"), askFor: true);
        byte[] update = [];
        doc.Updated += change => update = change.Update.ToArray();
        doc.GetMap("blocks").GetMap(block)![field] = "By Scout";
        await socket.SendAsync(SyncProtocol.Update(update), WebSocketMessageType.Binary, true, Token);
        var seen = new Doc();
        (await ReadUntilAsync(socket, seen, () => allowed && seen.GetMap("blocks").GetMap("n")?["p.title"].Text == "By Scout", askFor: allowed)).ShouldBe(allowed ? null : 4409);
    }

    [Fact]
    public async Task Edits_OfAnAgent_StayInItsScopeAndAreUndoneAsAUnit()
    {
        var (id, token) = await ShareAsync(new { role = "agent", agent = new { name = "Scout", blocks = new[] { "n" }, mayAdd = true } });
        object[] own = [new { op = "setBlock", id = "n", title = "Found" }, new { op = "addBlock", block = new { id = "s", type = "note", title = "New", settings = new { } } }];
        (await nobody.PostAsync($"/api/v1/shared/{token}/edits", new { ops = own })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await EditAsync(new { op = "addBlock", block = new { id = "p", type = "note", title = "A person's", settings = new { } } });
        (await nobody.PostAsync($"/api/v1/shared/{token}/edits", new { ops = new[] { new { op = "removeBlock", id = "p" } } })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var history = (await owner.GetJsonAsync($"/api/v1/canvases/{canvas}/history")).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "Scout");
        history.GetProperty("actor").GetString().ShouldBe($"agent:{id}");
        (await owner.PostAsync($"/api/v1/canvases/{canvas}/undo", new { actor = $"agent:{id}" })).EnsureSuccessStatusCode();
        var blocks = (await owner.GetJsonAsync($"/api/v1/canvases/{canvas}")).GetProperty("blocks").EnumerateArray().Select(block => block.GetProperty("title").GetString());
        blocks.ShouldBe(["Note", "A person's"], ignoreOrder: true);
        (await ShareRefusedAsync(new { role = "agent" }), await ShareRefusedAsync(new { role = "agent", agent = new { name = "Idle", blocks = Array.Empty<string>() } })).ShouldBe(("agent_missing", "agent_scope_invalid"));
        var (_, viewer) = await ShareAsync(new { role = "viewer" });
        (await nobody.PostAsync($"/api/v1/shared/{viewer}/edits", new { ops = own })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Socket_LinkRevoked_IsCutWithinFiveSeconds()
    {
        var (id, token) = await ShareAsync(new { role = "viewer" });
        using var socket = await OpenAsync(token);
        var clock = Stopwatch.StartNew();
        (await owner.SendAsync(HttpMethod.Delete, $"/api/v1/canvases/{canvas}/shares/{id}")).EnsureSuccessStatusCode();
        (await ReadUntilAsync(socket, new Doc(), () => false, askFor: false)).ShouldBe(4403);
        TestContext.Current.TestOutputHelper?.WriteLine($"cut after {clock.ElapsedMilliseconds} ms");
        (await ConnectAsync(token)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Manage_ForeignOrLowRole_IsRefused()
    {
        using var viewer = await server.JoinAsync(owner, Role.Viewer, "v@example.org");
        (await viewer.PostAsync($"/api/v1/canvases/{canvas}/shares", new { role = "viewer" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var (id, _) = await ShareAsync(new { role = "viewer" });
        var elsewhere = (await owner.PostJsonAsync("/api/v1/workspaces", new { name = "Elsewhere" })).GetProperty("id").GetString()!;
        var foreign = await owner.SendAsync(HttpMethod.Delete, $"/api/v1/canvases/{canvas}/shares/{id}", null, ("Cadre-Workspace", elsewhere));
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await owner.GetJsonAsync($"/api/v1/canvases/{canvas}/shares")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private async Task<(string Id, string Token)> ShareAsync(object share)
    {
        var made = await owner.PostJsonAsync($"/api/v1/canvases/{canvas}/shares", share);
        return (made.GetProperty("id").GetString()!, made.GetProperty("link").GetString()!.Split("/shared/")[1]);
    }

    private async Task<string?> ShareRefusedAsync(object share) => (await (await owner.PostAsync($"/api/v1/canvases/{canvas}/shares", share)).JsonAsync()).GetProperty("code").GetString();

    private async Task EditAsync(object op) => (await owner.PostAsync($"/api/v1/canvases/{canvas}/edits", new { ops = new[] { op } })).EnsureSuccessStatusCode();

    private async Task<(HttpStatusCode Status, string Text)> ReadAsync(string token)
    {
        using var answer = await nobody.GetAsync($"/api/v1/shared/{token}");
        return (answer.StatusCode, answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync(Token));
    }

    private async Task<string> UploadAsync(string text)
    {
        using var content = new StringContent(text, System.Text.Encoding.UTF8, "text/csv");
        return (await (await owner.Http.PostAsync("/api/v1/artifacts?name=a.csv", content, Token)).JsonAsync()).GetProperty("artifact").GetString()!;
    }

    private Uri SocketOf(string token) => new(new UriBuilder(server.Address) { Scheme = "ws" }.Uri, $"/api/v1/shared/{token}/sync?name=Gwen&guest=0123456789abcdef");

    private async Task<ClientWebSocket> OpenAsync(string token)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(SocketOf(token), Token);
        return socket;
    }

    private async Task<HttpStatusCode> ConnectAsync(string token)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(SocketOf(token), Token);
        }
        catch (WebSocketException)
        {
            return socket.HttpStatusCode;
        }

        return HttpStatusCode.SwitchingProtocols;
    }

    /// <summary>A server with its owner.</summary>
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

    /// <summary>Reads until something is seen (null), or the server closes (its code).</summary>
    private static async Task<int?> ReadUntilAsync(ClientWebSocket socket, Doc doc, Func<bool> seen, bool askFor)
    {
        var buffer = new byte[1 << 16];
        if (askFor)
        {
            await socket.SendAsync(SyncProtocol.Step1(new StateVector()), WebSocketMessageType.Binary, true, Token);
        }

        while (!seen())
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(), Token);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return (int?)socket.CloseStatus;
            }

            SyncProtocol.Handle(doc, buffer.AsSpan(0, read.Count), "server");
        }

        return null;
    }
}
