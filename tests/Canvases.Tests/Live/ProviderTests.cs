using System.Net;
using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Tests.Live;

/// <summary>Unmodified y-websocket providers against the server.</summary>
public sealed class ProviderTests(LiveFixture fixture) : IClassFixture<LiveFixture>, IDisposable
{
    private readonly TestServer server = fixture.Server;
    private readonly ProviderProcess providers = ProviderProcess.Start();

    [Fact]
    public async Task Sync_ProvidersAndServer_SeeEachOthersEdits()
    {
        var canvas = await server.NewCanvasAsync();
        providers.Open("a", server, canvas.ToString(), "ada");
        providers.Open("b", server, canvas.ToString(), "bob");
        providers.Run("a", "doc.getMap('meta').set('title', 'From a')");
        providers.Until("b", "return doc.getMap('meta').get('title') === 'From a'");
        await server.Documents.EditAsync(server.Tenant("carl"), canvas, [Edits.Block("b1")], TestContext.Current.CancellationToken);
        providers.Until("a", "return doc.getMap('blocks').get('b1')?.get('p').title === 'Title b1'");
        (await server.Documents.ReadAsync(server.Tenant(), canvas, TestContext.Current.CancellationToken)).Value.Title.ShouldBe("From a");
    }

    [Fact]
    public async Task Sync_FiveProvidersWithDisconnects_AllEndEqual()
    {
        var canvas = await server.NewCanvasAsync();
        var random = new Random(5);
        string[] ids = ["p0", "p1", "p2", "p3", "p4"];
        foreach (var id in ids)
        {
            providers.Open(id, server, canvas.ToString(), id);
        }

        for (var i = 0; i < 120; i++)
        {
            var id = ids[random.Next(ids.Length)];
            providers.Run(id, random.Next(6) switch
            {
                0 => "provider.disconnect()",
                1 => "provider.connect()",
                2 => $"const t = doc.getText('code'); t.insert(Math.floor(t.length * {random.NextDouble():0.000}), '{i} ')",
                _ => $"doc.getMap('geo').set('k{random.Next(10)}', [{i}, 0, 1, 1, 0])",
            });
        }

        foreach (var id in ids)
        {
            providers.Run(id, "provider.connect()");
        }

        foreach (var id in ids)
        {
            providers.Until(id, "return provider.synced");
            providers.Run(id, $"doc.getMap('meta').set('done-{id}', true)");
        }

        foreach (var id in ids)
        {
            providers.Until(id, "return doc.getMap('meta').size === 5");
        }

        var contents = ids.Select(id => providers.Run(id, "return JSON.stringify([doc.getText('code').toString(), Object.entries(doc.getMap('geo').toJSON()).sort()])")!.GetValue<string>()).Distinct();
        contents.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Sync_ViewerWrites_IsResetAndNothingChanges()
    {
        var canvas = await server.NewCanvasAsync();
        providers.Open("e", server, canvas.ToString(), "ada");
        providers.Open("v", server, canvas.ToString(), "vera", "viewer");
        providers.Run("v", "doc.getMap('meta').set('title', 'mine')");
        providers.Until("v", "return closes.includes(4409)");
        (await server.Documents.ReadAsync(server.Tenant(), canvas, TestContext.Current.CancellationToken)).Value.Title.ShouldBeEmpty();
        providers.Run("v", "return provider.shouldConnect")!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Sync_ViewerPresence_IsSeenWithItsTrueName()
    {
        var canvas = await server.NewCanvasAsync();
        providers.Open("e", server, canvas.ToString(), "ada");
        providers.Open("v", server, canvas.ToString(), "vera", "viewer");
        providers.Run("v", "provider.awareness.setLocalState({ user: { name: 'Somebody else', color: '#123456' }, cursor: [3, 4] })");
        providers.Until("e", "return [...provider.awareness.getStates().values()].some(s => s.user?.name === 'vera' && s.user.color === '#123456' && s.cursor?.[1] === 4)");
        providers.Close("v");
        providers.Until("e", "return ![...provider.awareness.getStates().values()].some(s => s.user?.name === 'vera')");
    }

    [Fact]
    public async Task Sync_AgentEdits_IsSeenWhereItWorks()
    {
        var canvas = await server.NewCanvasAsync();
        providers.Open("w", server, canvas.ToString(), "ada");
        var agent = server.Tenant() with { Actor = new(Kernel.ActorKind.Agent, Guid.CreateVersion7(), "Scout") };
        await server.Documents.EditAsync(agent, canvas, [Edits.Block("b1")], TestContext.Current.CancellationToken);
        providers.Until("w", "return [...provider.awareness.getStates().values()].some(s => s.user?.name === 'Scout' && s.user.kind === 'agent' && s.selection[0] === 'b1' && s.cursor[0] === 151)");
    }

    [Fact]
    public async Task Sync_AccessRevoked_IsCutOff()
    {
        var canvas = await server.NewCanvasAsync();
        providers.Open("r", server, canvas.ToString(), "rita");
        server.Revoke("rita");
        providers.Until("r", "return closes.includes(4403)");
    }

    [Fact]
    public async Task Sync_CanvasDeleted_ClientsAreToldForGood()
    {
        var canvas = await server.NewCanvasAsync();
        providers.Open("d", server, canvas.ToString(), "dora");
        server.Live.CloseCanvas(server.Workspace, canvas);
        providers.Until("d", "return closes.includes(4404)");
    }

    [Fact]
    public async Task Sync_OfflineEditsOnANewCopy_ComeUp()
    {
        var canvas = await server.NewCanvasAsync();
        providers.Open("o", server, canvas.ToString(), "olga");
        providers.Run("o", "provider.disconnect(); doc.getMap('meta').set('title', 'offline'); provider.connect()");
        providers.Open("p", server, canvas.ToString(), "pia");
        providers.Until("p", "return doc.getMap('meta').get('title') === 'offline'");
    }

    [Fact]
    public async Task Sync_LargeDocument_ComesInPartsAndWhole()
    {
        var canvas = await server.NewCanvasAsync();
        await server.Documents.EditAsync(server.Tenant(), canvas, [.. Enumerable.Range(0, 1_000).Select(i => Edits.Block($"b{i}"))], TestContext.Current.CancellationToken);
        providers.Open("l", server, canvas.ToString(), "lena");
        providers.Until("l", "return provider.synced");
        providers.Run("l", "return doc.getMap('blocks').size + doc.getMap('geo').size + (doc.store.pendingStructs ? 1 : 0)")!.GetValue<int>().ShouldBe(2_000);
    }

    [Theory]
    [InlineData("{0}", HttpStatusCode.BadRequest)]
    public async Task Sync_PlainRequest_IsRefused(string path, HttpStatusCode expected)
    {
        var canvas = await server.NewCanvasAsync();
        using var http = new HttpClient();
        var answer = await http.GetAsync(new Uri($"{server.Address}/api/v1/canvases/{string.Format(System.Globalization.CultureInfo.InvariantCulture, path, canvas)}/sync"), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Sync_UnknownCanvasOrForeignOrigin_IsRefused()
    {
        var canvas = await server.NewCanvasAsync();
        (await ConnectAsync(new CanvasId(Guid.CreateVersion7()), null)).ShouldBe(HttpStatusCode.NotFound);
        (await ConnectAsync(canvas, "https://evil.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await ConnectAsync(canvas, server.Address)).ShouldBe(HttpStatusCode.SwitchingProtocols);
    }

    public void Dispose() => providers.Dispose();

    private async Task<HttpStatusCode> ConnectAsync(CanvasId canvas, string? origin)
    {
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new Uri($"{server.SocketAddress}/canvases/{canvas}/sync"), TestContext.Current.CancellationToken);
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            return socket.HttpStatusCode; // what this test asks for
        }

        return socket.HttpStatusCode;
    }
}
