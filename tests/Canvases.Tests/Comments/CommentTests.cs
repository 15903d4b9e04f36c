using System.Text.Json;
using Cadre.Canvases.Tests.Live;

namespace Cadre.Canvases.Tests.Comments;

/// <summary>Comments by REST and by unmodified providers: one document, one set of rules, true names.</summary>
public sealed class CommentTests(LiveFixture fixture) : IClassFixture<LiveFixture>, IDisposable
{
    private const string Add = """
        const { Map, Array } = Y; const c = new Map(); const m = new Map(); const list = new Array();
        doc.transact(() => {
          m.set('author', { id: '00000000-0000-0000-0000-000000000001', name: 'The Boss' }); m.set('body', 'Pay at once'); m.set('createdAt', '1999-01-01'); m.set('mentions', ['019d0000-0000-7000-8000-000000000001']);
          list.push([m]); c.set('author', { id: '00000000-0000-0000-0000-000000000001', name: 'The Boss' }); c.set('createdAt', '1999-01-01'); c.set('resolved', false); c.set('messages', list);
          doc.getMap('comments').set('c1', c);
        });
        """;

    private readonly TestServer server = fixture.Server;
    private readonly ProviderProcess providers = ProviderProcess.Start();
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Comments_ByRest_AreAddedAnsweredResolvedAndRemoved()
    {
        var canvas = await server.NewCanvasAsync();
        await server.Documents.EditAsync(server.Tenant(), canvas, [Edits.Block("b")], Token);
        var made = await server.PostAsync($"canvases/{canvas}/comments?role=operator", new { body = "Is this right?", blockId = "b" });
        await server.PostAsync($"canvases/{canvas}/comments/{made.Id()}/messages?person=bob", new { body = "Yes" });
        await server.SendAsync(HttpMethod.Patch, $"canvases/{canvas}/comments/{made.Id()}?person=bob", new { resolved = true }, 200);
        var listed = (await server.GetAsync($"canvases/{canvas}/comments")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (listed.GetProperty("blockId").GetString(), listed.GetProperty("resolved").GetBoolean()).ShouldBe(("b", true));
        listed.GetProperty("messages").EnumerateArray().Select(m => (m.GetProperty("author").GetProperty("name").GetString(), m.GetProperty("body").GetString())).ShouldBe([("ada", "Is this right?"), ("bob", "Yes")]);
        await server.SendAsync(HttpMethod.Delete, $"canvases/{canvas}/comments/{made.Id()}?person=carl&role=operator", null, 403);
        await server.SendAsync(HttpMethod.Delete, $"canvases/{canvas}/comments/{made.Id()}?person=carl&role=editor", null, 204);
        (await server.GetAsync($"canvases/{canvas}/comments")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("{\"body\":\"\"}", "body_invalid")]
    [InlineData("{\"body\":\"x\",\"at\":[1]}", "place_invalid")]
    [InlineData("{\"body\":\"x\",\"blockId\":\"nope\"}", "block_unknown")]
    public async Task AddComment_Wrong_IsRefused(string body, string code)
    {
        var answer = await server.SendAsync(HttpMethod.Post, $"canvases/{await server.NewCanvasAsync()}/comments", JsonElement.Parse(body), 400);
        answer.GetProperty("code").GetString().ShouldBe(code);
    }

    [Theory]
    [InlineData("GET", "", null)]
    [InlineData("POST", "", "{\"body\":\"x\"}")]
    [InlineData("POST", "/x/messages", "{\"body\":\"x\"}")]
    [InlineData("PATCH", "/x", "{\"resolved\":true}")]
    [InlineData("DELETE", "/x", null)]
    public async Task Routes_UnknownCanvas_AreNotFound(string method, string path, string? body) =>
        await server.SendAsync(new(method), $"canvases/{Guid.CreateVersion7()}/comments{path}", body is null ? null : JsonElement.Parse(body), 404);

    [Fact]
    public async Task Socket_ForgedAuthor_IsStampedAndTheMentionIsAnEvent()
    {
        var canvas = await server.NewCanvasAsync();
        providers.Open("o", server, canvas.ToString(), "olaf", "operator");
        providers.Run("o", Add);
        providers.Until("o", "const c = doc.getMap('comments').get('c1'); return c.get('author').name === 'olaf' && c.get('messages').get(0).get('author').name === 'olaf' && !c.get('createdAt').startsWith('1999')");
        var listed = (await server.GetAsync($"canvases/{canvas}/comments")).GetProperty("items")[0];
        listed.GetProperty("author").GetProperty("name").GetString().ShouldBe("olaf");
        var events = (await server.Journal.ReadAsync(server.Tenant(), "workspace", 0, 1000, Token)).Where(e => e.Kind == "canvas.mentioned" && e.Data.GetProperty("canvasId").GetString() == canvas.ToString()).ToList();
        var mentioned = events.ShouldHaveSingleItem();
        (mentioned.Actor.Name, mentioned.Data.GetProperty("userId").GetString(), mentioned.Data.GetProperty("commentId").GetString()).ShouldBe(("olaf", "019d0000-0000-7000-8000-000000000001", "c1"));
    }

    [Fact]
    public async Task Socket_CommenterWritesElsewhereOrOverAnother_IsReset()
    {
        var canvas = await server.NewCanvasAsync();
        await server.PostAsync($"canvases/{canvas}/comments", new { body = "Ada's" });
        foreach (var (name, script) in new[] { ("w", "doc.getMap('meta').set('title', 'mine')"), ("x", "doc.getMap('comments').forEach(c => c.get('messages').get(0).set('body', 'forged'))") })
        {
            providers.Open(name, server, canvas.ToString(), name, "operator");
            providers.Until(name, "return provider.synced && doc.getMap('comments').size === 1");
            providers.Run(name, script);
            providers.Until(name, "return closes.includes(4409)");
        }

        (await server.GetAsync($"canvases/{canvas}/comments")).GetProperty("items")[0].GetProperty("messages")[0].GetProperty("body").GetString().ShouldBe("Ada's");
    }

    [Fact]
    public async Task Socket_ParentCircle_IsReset()
    {
        var canvas = await server.NewCanvasAsync();
        await server.Documents.EditAsync(server.Tenant(), canvas, [Edits.Block("g"), Edits.Block("h", "g")], Token);
        providers.Open("c", server, canvas.ToString(), "carl");
        providers.Until("c", "return provider.synced && doc.getMap('blocks').size === 2");
        providers.Run("c", "doc.getMap('blocks').get('g').set('at', ['h', 'a0'])");
        providers.Until("c", "return closes.includes(4409)");
        (await server.Documents.ReadAsync(server.Tenant(), canvas, Token)).Value.Blocks.Single(b => b.Id == "g").Parent.ShouldBeNull();
    }

    public void Dispose() => providers.Dispose();
}
