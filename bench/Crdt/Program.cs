using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cadre.Crdt.Bench;

// Each measurement runs in processes of its own ("cold"), here and in node with yjs in turn; the median of ROUNDS (3): dotnet run -c Release --project bench/Crdt
if (args is ["one", var only])
{
    Console.WriteLine(Benchmarks.All[only]().ToString("0.0", CultureInfo.InvariantCulture));
    return;
}

var trace = EditingTrace.Load();
var traceFile = Path.Combine(Path.GetTempPath(), $"cadre-b4-{Environment.ProcessId}.json");
File.WriteAllText(traceFile, JsonSerializer.Serialize(trace.Edits.Select(static edit => new object[] { edit.Position, edit.Deleted, edit.Inserted })));
var yjs = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "yjs");
if (!Directory.Exists(Path.Combine(yjs, "node_modules"))) Process.Start(new ProcessStartInfo("npm", "ci --silent") { WorkingDirectory = yjs })!.WaitForExit();

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"B4 replays {trace.Name}, {trace.Edits.Count:N0} edits. Milliseconds, each in a fresh process; median of {Rounds()}.\n"));
Console.WriteLine("| Work | Cadre | yjs 13.6 |");
Console.WriteLine("|---|---|---|");
foreach (var name in Benchmarks.All.Keys)
{
    var (ours, theirs) = (new List<string>(), new List<string>());
    for (var round = 0; round < Rounds(); round++)
    {
        ours.Add(Run("dotnet", $"exec \"{typeof(Benchmarks).Assembly.Location}\" one \"{name}\""));
        theirs.Add(Run("node", $"\"{Path.Combine(yjs, "bench.mjs")}\" \"{name}\" \"{traceFile}\""));
    }

    Console.WriteLine($"| {name} | {Median(ours)} | {Median(theirs)} |");
}

File.Delete(traceFile);

static int Rounds() => int.TryParse(Environment.GetEnvironmentVariable("ROUNDS"), CultureInfo.InvariantCulture, out var rounds) && rounds > 0 ? rounds : 3;

// in order of their first figure; what failed is no figure and comes last
static string Median(List<string> results) =>
    results.OrderBy(result => double.TryParse(result.Split(' ')[0], CultureInfo.InvariantCulture, out var ms) ? ms : double.MaxValue).ElementAt((results.Count - 1) / 2);

static string Run(string program, string arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
    var output = process.StandardOutput.ReadToEnd().Trim();
    process.WaitForExit();
    return output.Length > 0 ? output : "failed";
}
