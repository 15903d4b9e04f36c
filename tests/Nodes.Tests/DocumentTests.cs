using Cadre.Nodes.Tests.Support;

namespace Cadre.Nodes.Tests;

/// <summary>One document, clients on different nodes.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task Document_ClientsOnTwoNodes_Converge_AndTheOwnersDeathLosesNothing()
    {
        await using var cadre = await Installation.StartAsync(2);
        using var yjs = YjsClients.Start();
        using var a = cadre[0].Client(cadre.Key);
        using var b = cadre[1].Client(cadre.Key);
        var canvas = (await a.PostAsync("canvases", new { title = "Shared" }))["id"]!.GetValue<string>();
        yjs.Open("a", cadre[0], canvas, cadre.Key); // owns it
        yjs.Open("b", cadre[1], canvas, cadre.Key); // is relayed
        yjs.Run("a", "doc.getMap('meta').set('fromA', 1)");
        yjs.Run("b", "doc.getMap('meta').set('fromB', 2)");
        yjs.Until("a", "return doc.getMap('meta').get('fromB') === 2");
        yjs.Until("b", "return doc.getMap('meta').get('fromA') === 1");

        await b.PostJsonAsync($"canvases/{canvas}/edits", """{"ops":[{"op":"addBlock","block":{"id":"n1","type":"note","title":"By the API of the other node","settings":{}}}]}""");
        yjs.Until("a", "return doc.getMap('blocks').has('n1')");
        (await b.GetAsync($"canvases/{canvas}"))["blocks"]!.AsArray().Count.ShouldBe(1);

        var editing = Task.Run(() =>
        {
            for (var i = 0; i < 60; i++)
            {
                yjs.Run("b", $"doc.getMap('meta').set('k{i}', {i})");
                Thread.Sleep(20);
            }
        });
        await Task.Delay(300);
        await cadre[0].KillAsync();
        await editing;
        yjs.Run("b", "provider.doc.getMap('meta').set('last', true)");
        (await b.UntilAsync($"canvases/{canvas}/history", h => h["items"]!.AsArray().Count > 0))["items"]!.AsArray().Count.ShouldBeGreaterThan(0);
        yjs.Open("c", cadre[1], canvas, cadre.Key);
        yjs.Until("c", "const meta = doc.getMap('meta'); for (let i = 0; i < 60; i++) if (meta.get('k' + i) !== i) return false; return meta.get('last') === true && doc.getMap('blocks').has('n1')");
    }
}
