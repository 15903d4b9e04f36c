using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Cadre.Api.Bench.Streams;

/// <summary>
/// Many open event streams over HTTP, each getting 20 tokens a second: 20 runs whose code prints the time every 50 ms in a sandbox, each watched by an equal part of the streams.
/// Measured from the print in the sandbox to the arrival at the client.
/// </summary>
internal sealed class StreamMeasurement(MeasuredServer server, HttpClient http)
{
    private const int Runs = 20;
    private const int StreamsOfAKey = 90;

    private const string Program = """
        import sys, time
        begin = time.monotonic() + 0.05
        for i in range({0}):
            time.sleep(max(0, begin + i * 0.05 - time.monotonic()))
            sys.stdout.write("t%d;" % time.monotonic_ns())
            sys.stdout.flush()
        """;

    public async Task RunAsync(int streams, int seconds, CancellationToken cancellationToken)
    {
        var session = await AskAsync("/api/v1/local-sessions", new JsonObject { ["proof"] = server.Proof }, cancellationToken);
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {session["key"]}");
        var keys = new List<string>();
        for (var i = 0; i * StreamsOfAKey < streams; i++)
        {
            keys.Add((await AskAsync("/api/v1/api-keys", new JsonObject { ["name"] = $"watcher {i}", ["role"] = "viewer" }, cancellationToken))["key"]!.ToString());
        }

        var canvas = await CanvasAsync(seconds + 30 + (streams / 100), cancellationToken);
        var runs = new List<string>();
        for (var i = 0; i < Runs; i++)
        {
            runs.Add((await AskAsync("/api/v1/runs", new JsonObject { ["canvasId"] = canvas }, cancellationToken))["runId"]!.ToString());
            await Task.Delay(137, cancellationToken); // they do not print in step
        }

        var open = Enumerable.Range(0, streams).Select(i => new TokenStream(server.Address, runs[i % Runs], keys[i / StreamsOfAKey])).ToList();
        foreach (var some in open.Chunk(25))
        {
            await Task.WhenAll(some.Select(s => s.OpenAsync(cancellationToken)));
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = open.Select(s => s.ReadAsync(over.Token)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken); // tails are sent, everything is compiled
        var before = open.Select(s => s.Ages.Count).ToList();
        var cpu = server.Seconds;
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
        cpu = server.Seconds - cpu;
        await over.CancelAsync();
        await Task.WhenAll(reading);
        Print(open, before, seconds, cpu);
        open.ForEach(s => s.Dispose());
    }

    private void Print(List<TokenStream> open, List<int> before, int seconds, double cpu)
    {
        var ages = open.SelectMany((s, i) => s.Ages.Skip(before[i])).Order().ToArray();
        double At(double part) => ages.Length == 0 ? double.NaN : ages[Math.Min(ages.Length - 1, (int)(ages.Length * part))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {open.Count:N0} streams × {ages.Length / (double)seconds / open.Count:0.0} tokens/s | {ages.Length / (double)seconds:N0} | {At(0.5):0.0} | {At(0.99):0.0} | {cpu / seconds:P0} of a core, {server.Memory:N0} MB |"));
    }

    private async Task<string> CanvasAsync(int seconds, CancellationToken cancellationToken)
    {
        var canvas = (await AskAsync("/api/v1/canvases", new JsonObject { ["title"] = "Tokens" }, cancellationToken))["id"]!.ToString();
        var settings = new JsonObject { ["language"] = "python", ["timeoutSeconds"] = seconds + 60, ["source"] = Program.Replace("{0}", (seconds * 20).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) };
        await AskAsync($"/api/v1/canvases/{canvas}/edits", new JsonObject
        {
            ["ops"] = new JsonArray(new JsonObject { ["op"] = "addBlock", ["block"] = new JsonObject { ["id"] = "print", ["type"] = "code", ["title"] = "Print", ["settings"] = settings } }),
        }, cancellationToken);
        return canvas;
    }

    private async Task<JsonNode> AskAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync(path, body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }
}
