using Cadre.Nodes.Tests.Support;

namespace Cadre.Nodes.Tests;

/// <summary>Runs on a pair of nodes.</summary>
public sealed class LiveRunTests
{
    private const string Canvas = """
        {"format":"cadre.canvas","version":1,"title":"Slow","blocks":[
          {"id":"a","type":"code","title":"One","settings":{"language":"python","source":"print('{\"step\": 1}')"}},
          {"id":"b","type":"code","title":"Two","settings":{"language":"python","source":"import time, sys\nfor i in range(30):\n    print('tick', i, file=sys.stderr, flush=True)\n    time.sleep(0.1)\nprint('{\"step\": 2}')"}}],
         "connections":[{"id":"ab","from":"a","fromPort":"result","to":"b","toPort":"input"}]}
        """;

    [Fact]
    public async Task Run_OfAnotherNode_IsWatchedLive_GoesOnAfterItsOwnersDeath_AndCanBeCancelledFromAnywhere()
    {
        await using var cadre = await Installation.StartAsync(2);
        using var a = cadre[0].Client(cadre.Key);
        using var b = cadre[1].Client(cadre.Key);
        var canvas = (await a.PostJsonAsync("canvases/import", Canvas))["id"]!.GetValue<string>();
        var run = (await a.PostAsync("runs", new { canvasId = canvas, mode = "all" }))["runId"]!.GetValue<string>();

        using var watch = new LiveWatch(b, run).Begin();
        await watch.UntilAsync(w => w.Text.Contains("tick 3\n", StringComparison.Ordinal));
        watch.Text.ShouldStartWith("tick 0\ntick 1\ntick 2\ntick 3\n"); // the tail first, then what comes

        await cadre[0].KillAsync();
        var ended = await b.UntilAsync($"runs/{run}", r => r["status"]!.GetValue<string>() is "succeeded" or "failed");
        ended["status"]!.GetValue<string>().ShouldBe("succeeded", ended.ToJsonString());
        ended["steps"]!.AsArray().Single(s => s!["address"]!.GetValue<string>() == "a")!["attempt"]!.GetValue<int>().ShouldBe(1);
        await watch.UntilAsync(w => w.Stored.Count > 0 && w.Stored.SequenceEqual(Enumerable.Range(1, w.Stored.Count)) && w.Text.Contains("tick 29\n", StringComparison.Ordinal));

        await cadre.AddAsync();
        using var c = cadre[2].Client(cadre.Key);
        var endless = (await b.PostJsonAsync("canvases/import", Canvas.Replace("range(30)", "range(3000)", StringComparison.Ordinal)))["id"]!.GetValue<string>();
        var second = (await b.PostAsync("runs", new { canvasId = endless, mode = "all" }))["runId"]!.GetValue<string>();
        await b.UntilAsync($"runs/{second}", r => r["steps"]!.AsArray().Any(s => s!["address"]!.GetValue<string>() == "b" && s["status"]!.GetValue<string>() == "running"));
        await c.PostAsync($"runs/{second}/cancel", new { });
        (await b.GetAsync($"runs/{second}"))["status"]!.GetValue<string>().ShouldBe("cancelled");
        (await c.GetAsync("nodes"))["items"]!.AsArray().Select(n => n!["state"]!.GetValue<string>()).ShouldBe(["up", "up", "gone"]);
    }
}
