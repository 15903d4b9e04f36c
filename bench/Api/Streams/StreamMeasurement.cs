using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Cadre.Api.Bench.Streams;

/// <summary>
/// Many open event streams over HTTP, each getting so many tokens a second: 20 runs whose code prints the time in a sandbox, each watched by an equal part of the streams.
/// Measured from the print in the sandbox to the arrival at the client, and after it the same from Kestrel alone; with sources that speak evenly one after the other, and all in step.
/// </summary>
internal sealed class StreamMeasurement(MeasuredServer server, HttpClient http)
{
    private const int StreamsOfAKey = 90;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15); // tails are sent, the runtime has compiled what is hot for the second time

    private const string Program = """
        import sys, time
        begin = (time.monotonic() * {1} // 1 + 2) / {1} + {2}
        for i in range({0}):
            time.sleep(max(0, begin + i / {1} - time.monotonic()))
            sys.stdout.write("t%d;" % time.monotonic_ns())
            sys.stdout.flush()
        """;

    public async Task RunAsync(int streams, int seconds, IReadOnlyList<int> rates, CancellationToken cancellationToken)
    {
        var session = await AskAsync("/api/v1/local-sessions", new JsonObject { ["proof"] = server.Proof }, cancellationToken);
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {session["key"]}");
        var keys = new List<string>();
        for (var i = 0; i * StreamsOfAKey < streams; i++)
        {
            keys.Add((await AskAsync("/api/v1/api-keys", new JsonObject { ["name"] = $"watcher {i}", ["role"] = "viewer" }, cancellationToken))["key"]!.ToString());
        }

        foreach (var (rate, pacing) in rates.SelectMany(rate => Pacing.All.Select(pacing => (rate, pacing))))
        {
            var runs = await PrintAsync(rate, pacing, seconds + 30 + (streams / 100), cancellationToken);
            var open = Enumerable.Range(0, streams).Select(i => new TokenStream(server.Address, $"/api/v1/streams/run:{runs[i % runs.Count]}", keys[i / StreamsOfAKey])).ToList();
            await MeasureAsync($"Cadre, {pacing.Name}", open, seconds, server.Times, cancellationToken);
            foreach (var run in runs)
            {
                using var cancelled = await http.PostAsync(new Uri($"/api/v1/runs/{run}/cancel", UriKind.Relative), null, cancellationToken);
            }

            await BareAsync(streams, seconds, rate, pacing, cancellationToken);
        }
    }

    /// <summary>The same from Kestrel alone.</summary>
    private static async Task BareAsync(int streams, int seconds, int rate, Pacing pacing, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(StreamMeasurement).Assembly.Location, "bare", rate.ToString(CultureInfo.InvariantCulture), pacing.Name]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        OneThread.KeepFrom(start);
        using var bare = Process.Start(start)!;
        var address = new Uri((await bare.StandardOutput.ReadLineAsync(cancellationToken))!);
        var open = Enumerable.Range(0, streams).Select(i => new TokenStream(address, $"/{i % Pacing.Sources}", "none")).ToList();
        await MeasureAsync($"Kestrel alone, {pacing.Name}", open, seconds, () => ProcessorTime.Read(bare.Id, postmaster: -1), cancellationToken);
        bare.StandardInput.Close();
        await bare.WaitForExitAsync(cancellationToken);
    }

    private static async Task MeasureAsync(string name, List<TokenStream> open, int seconds, Func<ProcessorTime> times, CancellationToken cancellationToken)
    {
        foreach (var some in open.Chunk(25))
        {
            await Task.WhenAll(some.Select(s => s.OpenAsync(cancellationToken)));
        }

        await Task.Delay(WarmUp, cancellationToken);
        var (before, spent) = (open.ConvertAll(s => s.Ages.Count), times());
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
        spent = times().Since(spent);
        open.ForEach(s => s.Dispose());
        await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken); // what was being read is noted
        var ages = open.SelectMany((s, i) => s.Ages.Skip(before[i])).Select(t => t * 1000.0 / Stopwatch.Frequency).Order().ToArray();
        double At(double part) => ages.Length == 0 ? double.NaN : ages[Math.Min(ages.Length - 1, (int)(ages.Length * part))];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {open.Count:N0} × {ages.Length / (double)seconds / open.Count:0.0} | {ages.Length / (double)seconds:N0} | {At(0.5):0.0} | {At(0.99):0.0} | {spent.Server / seconds:P0} + {spent.Generator / seconds:P0} | {spent.Server / Math.Max(1, ages.Length) * 1e6:0.0} + {spent.Postgres / Math.Max(1, ages.Length) * 1e6:0.0} |"));
    }

    /// <summary>Starts the runs that print; answers their ids.</summary>
    private async Task<List<string>> PrintAsync(int rate, Pacing pacing, int seconds, CancellationToken cancellationToken)
    {
        var runs = new List<string>();
        for (var i = 0; i < Pacing.Sources; i++)
        {
            var canvas = await CanvasAsync(rate, pacing.PhaseOf(i, 1.0 / rate), seconds, cancellationToken);
            runs.Add((await AskAsync("/api/v1/runs", new JsonObject { ["canvasId"] = canvas }, cancellationToken))["runId"]!.ToString());
        }

        return runs;
    }

    private async Task<string> CanvasAsync(int rate, double phase, int seconds, CancellationToken cancellationToken)
    {
        var canvas = (await AskAsync("/api/v1/canvases", new JsonObject { ["title"] = "Tokens" }, cancellationToken))["id"]!.ToString();
        var settings = new JsonObject { ["language"] = "python", ["timeoutSeconds"] = seconds + 60, ["source"] = Program.Replace("{0}", (seconds * rate).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{1}", rate.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{2}", phase.ToString("F6", CultureInfo.InvariantCulture), StringComparison.Ordinal) };
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
