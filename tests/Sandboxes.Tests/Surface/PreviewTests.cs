using System.Net;
using System.Net.WebSockets;
using System.Text;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Sandboxes.Tests.Surface;

/// <summary>Ports of programs, shown under host names of their own.</summary>
public sealed class PreviewTests(SurfaceFixture fixture) : IClassFixture<SurfaceFixture>
{
    private const string Program = """
        import base64, hashlib, http.server, socketserver
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            def do_GET(self):
                if self.headers.get('Upgrade') == 'websocket':
                    key = self.headers['Sec-WebSocket-Key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
                    self.send_response(101); self.send_header('Upgrade', 'websocket'); self.send_header('Connection', 'Upgrade')
                    self.send_header('Sec-WebSocket-Accept', base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()); self.end_headers()
                    self.wfile.write(b'\x81\x05hello'); self.close_connection = True; return
                if self.path == '/moved':
                    self.send_response(302); self.send_header('Location', 'http://localhost:8000/there?x=1'); self.send_header('Content-Length', '0'); self.end_headers(); return
                body = ('%s %s|%s|%s' % (self.command, self.path, self.headers.get('Host'), self.headers.get('Cookie'))).encode()
                self.send_response(200); self.send_header('Content-Length', str(len(body))); self.send_header('Set-Cookie', 'app=1'); self.end_headers(); self.wfile.write(body)
            def do_POST(self):
                body = self.rfile.read(int(self.headers['Content-Length'])); self.send_response(200); self.send_header('Content-Length', str(len(body))); self.end_headers(); self.wfile.write(body)
            def log_message(self, *args): pass
        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer): pass
        Server(('127.0.0.1', 8000), Handler).serve_forever()
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Preview_OneTicket_OneCookie_OwnHost()
    {
        var (sandbox, program) = await ServeAsync();
        var url = await UrlAsync(fixture.Owner, sandbox, program);
        url.Host.ShouldEndWith(".localhost");
        using var browser = Browser();
        using var entered = await AskAsync(browser, url);
        (entered.StatusCode, entered.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.SeeOther, "/"));
        var cookie = entered.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly");
        cookie.ShouldNotContain("domain");
        var value = cookie.Split(';')[0];
        (await TextAsync(browser, url, "/a?b=c", value + "; cadre_session=stolen-not; own=1")).ShouldStartWith("GET /a?b=c|localhost:8000|");
        (await TextAsync(browser, url, "/", value + "; own=1")).ShouldEndWith("|own=1"); // The preview's own cookie is not told to the program.
        using var again = await AskAsync(browser, url);
        again.StatusCode.ShouldBe(HttpStatusCode.Unauthorized); // A ticket works once.
        using var bare = await AskAsync(browser, new Uri(url, "/"));
        bare.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var moved = await AskAsync(browser, new Uri(url, "/moved"), value);
        moved.Headers.Location!.OriginalString.ShouldBe("/there?x=1");
    }

    [Fact]
    public async Task PreviewHost_AnswersNothingOfCadre_AndStrangersNothing()
    {
        var (sandbox, program) = await ServeAsync();
        var url = await UrlAsync(fixture.Owner, sandbox, program);
        using var browser = Browser();
        foreach (var path in new[] { "/api/v1/me", "/openapi/v1.json", "/", "/api/v1/health" })
        {
            using var answer = await AskAsync(browser, new Uri(url, path), "cadre-preview=guess");
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        using var unknown = await AskAsync(browser, new Uri($"http://p00000000000000000000000000000000.localhost:{url.Port}/"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Bodies_AndWebSockets_GoThrough()
    {
        var (sandbox, program) = await ServeAsync();
        var url = await UrlAsync(fixture.Owner, sandbox, program);
        using var browser = Browser();
        using var entered = await AskAsync(browser, url);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var big = new string('x', 3_000_000);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(fixture.Server.Address, "/echo")) { Content = new StringContent(big) };
        (request.Headers.Host, request.Headers.ExpectContinue) = (url.Authority, false);
        request.Headers.Add("Cookie", cookie);
        using var echoed = await browser.SendAsync(request, Token);
        (await echoed.Content.ReadAsStringAsync(Token)).ShouldBe(big);

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Host", url.Authority);
        socket.Options.SetRequestHeader("Cookie", cookie);
        await socket.ConnectAsync(new Uri($"ws://{fixture.Server.Address.Authority}/live"), Token);
        var buffer = new byte[10];
        Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, Token)).Count).ShouldBe("hello");
    }

    [Fact]
    public async Task AccessTakenAway_EndsThePreview()
    {
        var (sandbox, program) = await ServeAsync();
        var (id, key) = await fixture.KeyAsync(Role.Editor);
        using var editor = fixture.Server.WithKey(key);
        var url = await UrlAsync(editor, sandbox, program);
        using var browser = Browser();
        using var entered = await AskAsync(browser, url);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        (await TextAsync(browser, url, "/", cookie)).ShouldStartWith("GET /");
        await fixture.Owner.SendAsync(HttpMethod.Delete, $"/api/v1/api-keys/{id}");
        var status = HttpStatusCode.OK;
        for (var i = 0; i < 60 && status == HttpStatusCode.OK; i++)
        {
            await Task.Delay(100, Token);
            using var answer = await AskAsync(browser, new Uri(url, "/"), cookie);
            status = answer.StatusCode;
        }

        status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Preview_OfNothing_IsRefused()
    {
        var (sandbox, program) = await ServeAsync();
        (await (await fixture.Owner.PostAsync($"{sandbox}/previews", new { programId = program, port = 8001 })).CodeAsync()).ShouldBe("sandbox_port_closed");
        (await fixture.Owner.PostAsync($"{sandbox}/previews", new { programId = Guid.NewGuid(), port = 8000 })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static HttpClient Browser() => new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    private static async Task<Uri> UrlAsync(TestClient client, string sandbox, Guid program) =>
        new((await client.PostJsonAsync($"{sandbox}/previews", new { programId = program, port = 8000 })).GetProperty("url").GetString()!);

    /// <summary>Asks the server for a preview's address, as a browser that resolves names below localhost does.</summary>
    private async Task<HttpResponseMessage> AskAsync(HttpClient browser, Uri url, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Server.Address, url.PathAndQuery));
        request.Headers.Host = url.Authority;
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await browser.SendAsync(request, Token);
    }

    private async Task<string> TextAsync(HttpClient browser, Uri url, string path, string cookie)
    {
        using var answer = await AskAsync(browser, new Uri(url, path), cookie);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private async Task<(string Sandbox, Guid Program)> ServeAsync()
    {
        var sandbox = await fixture.SandboxAsync();
        using var source = new StringContent(Program);
        await fixture.Owner.Http.PutAsync($"{sandbox}/files/content?path=server.py", source, Token);
        _ = Task.Run(() => fixture.Owner.PostAsync($"{sandbox}/exec", new { command = "python3 server.py", keep = true, timeoutSeconds = 60 }), Token);
        while (true)
        {
            var serving = (await fixture.Owner.GetJsonAsync($"{sandbox}/programs")).GetProperty("items").EnumerateArray().Where(p => p.GetProperty("ports").EnumerateArray().Any(port => port.GetInt32() == 8000)).ToList();
            if (serving.Count > 0)
            {
                return (sandbox, serving[0].GetProperty("id").GetGuid());
            }

            await Task.Delay(50, Token);
        }
    }
}
