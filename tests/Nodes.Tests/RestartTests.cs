using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cadre.Nodes.Tests.Support;
using Npgsql;

namespace Cadre.Nodes.Tests;

/// <summary>Nodes that leave and come back while they work.</summary>
public sealed class RestartTests
{
    private const string Canvas = """
        {"format":"cadre.canvas","version":1,"title":"Steps","blocks":[
          {"id":"a","type":"code","title":"One","settings":{"language":"python","source":"print('{\"step\": 1}')"}},
          {"id":"b","type":"code","title":"Two","settings":{"language":"python","source":"import time\ntime.sleep(0.4)\nprint('{\"step\": 2}')"}},
          {"id":"c","type":"code","title":"Three","settings":{"language":"python","source":"print('{\"step\": 3}')"}}],
         "connections":[{"id":"ab","from":"a","fromPort":"result","to":"b","toPort":"input"},{"id":"bc","from":"b","fromPort":"result","to":"c","toPort":"input"}]}
        """;

    private const string Gaps = "select count(*) from (select run_id from runs.journal() group by run_id having max(seq) <> count(*)) gaps";
    private const string Twice = "select count(*) from (select 1 from runs.journal() where kind in ('step.finished', 'effect.finished') group by run_id, kind, payload::json ->> 'address', payload::json ->> 'name' having count(*) > 1) twice";
    private const string Interrupted = "select count(*) from runs.journal() where kind = 'step.started' and coalesce((payload::json ->> 'attempt')::int, 1) > 1";

    [Fact]
    public async Task RollingRestart_UnderLoad_LosesAndRepeatsNothing()
    {
        await using var cadre = await Installation.StartAsync(2);
        using var first = cadre[0].Client(cadre.Key);
        var canvas = (await first.PostJsonAsync("canvases/import", Canvas))["id"]!.GetValue<string>();
        var accepted = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var loads = new[] { LoadAsync(cadre[0], cadre.Key, canvas, accepted, stop.Token), LoadAsync(cadre[1], cadre.Key, canvas, accepted, stop.Token) };
        while (accepted.Count < 6)
        {
            await Task.Delay(20);
        }

        (await cadre[0].TerminateAsync()).ShouldBe(0);
        var third = await cadre.AddAsync();
        (await cadre[1].TerminateAsync()).ShouldBe(0);
        await stop.CancelAsync();
        await Task.WhenAll(loads);

        using var client = third.Client(cadre.Key);
        accepted.Count.ShouldBeGreaterThan(5);
        foreach (var run in accepted)
        {
            var ended = await client.UntilAsync($"runs/{run}", r => r["finishedAt"] is not null);
            ended["status"]!.GetValue<string>().ShouldBe("succeeded", ended.ToJsonString());
        }

        (await CountAsync(cadre, Gaps)).ShouldBe(0);
        (await CountAsync(cadre, Twice)).ShouldBe(0);
        (await CountAsync(cadre, Interrupted)).ShouldBe(0, "a step was cut off although there was time to end it");
    }

    [Fact]
    public async Task Suspended_PastItsLease_IsFencedOut_AndComesBackAsANewNode()
    {
        await using var cadre = await Installation.StartAsync(2);
        using var a = cadre[0].Client(cadre.Key);
        using var b = cadre[1].Client(cadre.Key);
        var canvas = (await a.PostJsonAsync("canvases/import", Canvas))["id"]!.GetValue<string>();
        var runs = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            runs.Add((await a.PostAsync("runs", new { canvasId = canvas, mode = "all" }))["runId"]!.GetValue<string>());
        }

        var before = await IdOfAsync(a, n => n["isThis"]!.GetValue<bool>());
        await cadre[0].SignalAsync("STOP");
        await b.UntilAsync("nodes", n => State(n, before) == "gone");
        foreach (var run in runs)
        {
            (await b.UntilAsync($"runs/{run}", r => r["finishedAt"] is not null))["status"]!.GetValue<string>().ShouldBe("succeeded");
        }

        await cadre[0].SignalAsync("CONT");
        var again = await b.UntilAsync("nodes", n => n["items"]!.AsArray().Count(i => i!["state"]!.GetValue<string>() == "up") == 2);
        State(again, before).ShouldBe("gone");
        (await a.PostAsync("canvases", new { title = "It serves again" }))["id"].ShouldNotBeNull();
        (await CountAsync(cadre, Gaps)).ShouldBe(0);
        (await CountAsync(cadre, Twice)).ShouldBe(0);
    }

    private static async Task LoadAsync(ServerNode node, string key, string canvas, ConcurrentBag<string> accepted, CancellationToken stop)
    {
        using var client = node.Client(key);
        while (!stop.IsCancellationRequested && !node.HasExited)
        {
            try
            {
                accepted.Add((await client.PostAsync("runs", new { canvasId = canvas, mode = "all" }))["runId"]!.GetValue<string>());
                await Task.Delay(300, CancellationToken.None);
            }
            catch (HttpRequestException)
            {
                return; // the node does not listen any more: not accepted
            }
        }
    }

    private static async Task<string> IdOfAsync(NodeClient client, Func<JsonNode, bool> which) =>
        (await client.GetAsync("nodes"))["items"]!.AsArray().Single(n => which(n!))!["id"]!.GetValue<string>();

    private static string State(JsonNode nodes, string id) => nodes["items"]!.AsArray().Single(n => n!["id"]!.GetValue<string>() == id)!["state"]!.GetValue<string>();

    private static async Task<long> CountAsync(Installation cadre, string sql)
    {
        await using var connection = new NpgsqlConnection(cadre.Admin + ";Database=cadre;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
