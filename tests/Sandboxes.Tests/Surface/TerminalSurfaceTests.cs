using System.Net.WebSockets;
using System.Text;
using Cadre.Kernel;

namespace Cadre.Sandboxes.Tests.Surface;

/// <summary>The terminal over its WebSocket.</summary>
public sealed class TerminalSurfaceTests(SurfaceFixture fixture) : IClassFixture<SurfaceFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shell_TypesResizesAndExits()
    {
        using var socket = await OpenAsync((await fixture.KeyAsync(Role.Editor)).Key, "?columns=100&rows=30");
        await SayAsync(socket, """{"type":"resize","columns":132,"rows":43}""");
        await TypeAsync(socket, "stty size; exit 4\n"u8.ToArray());
        var (shown, said) = await ReadAsync(socket);
        Encoding.UTF8.GetString(shown).ShouldContain("43 132");
        said.ShouldContain("\"code\":4");
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task Bytes_GoThroughUnchanged()
    {
        using var socket = await OpenAsync((await fixture.KeyAsync(Role.Editor)).Key);
        await TypeAsync(socket, "stty raw -echo; printf RE''ADY; head -c 256 | od -An -v -tx1 | tr -d ' \\n'; printf '\\377\\376END'; exit\n"u8.ToArray());
        var shown = await UntilAsync(socket, "READY"u8.ToArray());
        await TypeAsync(socket, Enumerable.Range(0, 256).Select(i => (byte)i).ToArray());
        shown = [.. shown, .. (await ReadAsync(socket)).Shown];
        Encoding.Latin1.GetString(shown).ShouldContain(Convert.ToHexStringLower(Enumerable.Range(0, 256).Select(i => (byte)i).ToArray()));
        Encoding.Latin1.GetString(shown).ShouldContain("\u00ff\u00feEND");
    }

    [Fact]
    public async Task SlowReader_LosesNothing()
    {
        using var socket = await OpenAsync((await fixture.KeyAsync(Role.Editor)).Key);
        await TypeAsync(socket, "seq 1 500000; exit\n"u8.ToArray());
        await Task.Delay(700, Token); // Far more is written than any buffer on the way holds.
        var shown = Encoding.UTF8.GetString((await ReadAsync(socket)).Shown);
        // The shell's own sequences may stand before the first line, ended by a carriage return.
        var lines = shown.Split("\r\n").Select(line => line[(line.LastIndexOf('\r') + 1)..]);
        lines.Where(line => int.TryParse(line, out _)).Select(int.Parse).ShouldBe(Enumerable.Range(1, 500_000));
    }

    [Fact]
    public async Task KeyRevoked_CutsTheSocket_AndEndsTheShell()
    {
        var (id, key) = await fixture.KeyAsync(Role.Editor);
        using var socket = await OpenAsync(key);
        await UntilAsync(socket, "$ "u8.ToArray());
        await fixture.Owner.SendAsync(HttpMethod.Delete, $"/api/v1/api-keys/{id}");
        await ReadAsync(socket);
        ((int?)socket.CloseStatus).ShouldBe(4403);
    }

    [Fact]
    public async Task Malformed_IsClosed()
    {
        using var socket = await OpenAsync((await fixture.KeyAsync(Role.Editor)).Key);
        await SayAsync(socket, """{"type":"format","disk":"c"}""");
        await ReadAsync(socket);
        ((int?)socket.CloseStatus).ShouldBe(4400);
    }

    [Fact]
    public async Task Viewer_OrForeignPage_OpensNone()
    {
        var key = (await fixture.KeyAsync(Role.Viewer)).Key;
        await Should.ThrowAsync<WebSocketException>(() => OpenAsync(key));
        var editor = (await fixture.KeyAsync(Role.Editor)).Key;
        await Should.ThrowAsync<WebSocketException>(() => OpenAsync(editor, origin: "http://evil.test"));
    }

    private async Task<ClientWebSocket> OpenAsync(string key, string query = "", string? origin = null)
    {
        var sandbox = await fixture.SandboxAsync();
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(new Uri($"ws://{fixture.Server.Address.Authority}{sandbox}/terminal{query}"), Token);
        return socket;
    }

    private static Task SayAsync(ClientWebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Token);

    private static Task TypeAsync(ClientWebSocket socket, byte[] bytes) => socket.SendAsync(bytes, WebSocketMessageType.Binary, true, Token);

    private static async Task<byte[]> UntilAsync(ClientWebSocket socket, byte[] wanted)
    {
        var shown = new List<byte>();
        var buffer = new byte[64 * 1024];
        while (shown.ToArray().AsSpan().LastIndexOf(wanted) < 0)
        {
            var received = await socket.ReceiveAsync(buffer, Token);
            shown.AddRange(buffer[..received.Count]);
        }

        return [.. shown];
    }

    /// <summary>Everything to the end.</summary>
    private static async Task<(byte[] Shown, string Said)> ReadAsync(ClientWebSocket socket)
    {
        var shown = new MemoryStream();
        var said = "";
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, Token);
            switch (received.MessageType)
            {
                case WebSocketMessageType.Close:
                    return (shown.ToArray(), said);
                case WebSocketMessageType.Text:
                    said += Encoding.UTF8.GetString(buffer, 0, received.Count);
                    break;
                default:
                    shown.Write(buffer, 0, received.Count);
                    break;
            }
        }
    }
}
