using System.Text.Json.Nodes;
using Cadre.EndToEnd.Tests.Support;

namespace Cadre.EndToEnd.Tests;

/// <summary>kill -9 in the middle of a run: it ends after the restart, nothing finished ran twice, no output is lost.</summary>
public sealed class KillTests
{
    private const string Canvas = """
        {"format":"cadre.canvas","version":1,"title":"Chain","blocks":[
          {"id":"a","type":"code","title":"One","settings":{"language":"python","source":"import time\ntime.sleep(0.4)\nprint('{\"step\": 1}')"}},
          {"id":"b","type":"code","title":"Two","settings":{"language":"python","source":"import time\ntime.sleep(5)\nprint('{\"step\": 2}')"}},
          {"id":"c","type":"code","title":"Three","settings":{"language":"python","source":"print('{\"step\": 3}')"}}],
         "connections":[{"id":"ab","from":"a","fromPort":"result","to":"b","toPort":"input"},{"id":"bc","from":"b","fromPort":"result","to":"c","toPort":"input"}]}
        """;

    [Fact]
    public async Task Kill_MidRun_EndsAfterRestartWithoutRepeating()
    {
        await using var cadre = await RunningCadre.StartAsync();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "chain.json");
        await File.WriteAllTextAsync(file, Canvas);
        var canvas = (await cadre.JsonAsync("canvases", "import", file))["id"]!.GetValue<string>();
        var following = cadre.CliAsync("canvases", "run", canvas, "--json"); // dies with the server; the run must not
        var run = await UntilAsync(cadre, r => Step(r, "a") == "succeeded" && Step(r, "b") == "running");
        var firstOutput = run["steps"]!.AsArray().Single(s => s!["address"]!.GetValue<string>() == "a")!["outputs"]!.ToJsonString();

        await cadre.KillServerAsync();
        await cadre.StartServerAsync();
        run = await UntilAsync(cadre, r => r["status"]!.GetValue<string>() is "succeeded" or "failed");
        (await cadre.JsonAsync("runs", "show", run["id"]!.GetValue<string>()))["status"]!.ToJsonString().ShouldBe(run["status"]!.ToJsonString());
        run["status"]!.GetValue<string>().ShouldBe("succeeded", run.ToJsonString());
        var first = run["steps"]!.AsArray().Single(s => s!["address"]!.GetValue<string>() == "a")!;
        first["outputs"]!.ToJsonString().ShouldBe(firstOutput);
        first["attempt"]!.GetValue<int>().ShouldBe(1);
        Step(run, "c").ShouldBe("succeeded");
        await following;
    }

    private static string Step(JsonNode run, string address) =>
        run["steps"]!.AsArray().Single(s => s!["address"]!.GetValue<string>() == address)!["status"]!.GetValue<string>();

    private static async Task<JsonNode> UntilAsync(RunningCadre cadre, Func<JsonNode, bool> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            if ((await cadre.GetAsync("runs"))["items"]!.AsArray().FirstOrDefault()?["id"]!.GetValue<string>() is { } id && await cadre.GetAsync($"runs/{id}") is var run && reached(run))
            {
                return run;
            }

            await Task.Delay(60, limit.Token);
        }
    }
}
