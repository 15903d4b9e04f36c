using System.Globalization;
using Cadre.Api.Bench;
using Cadre.Api.Bench.Hooks;
using Cadre.Api.Bench.Streams;

// Measures a real server on loopback: its API under a steady rate, its webhooks, or the webhook of another program.
if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: Api.Bench <Cadre.Server.dll> [requests per second, at most 500] [seconds, at most 120]");
    Console.Error.WriteLine("       Api.Bench hooks <Cadre.Server.dll> [seconds] [connections…]   webhook, three steps, answer: at 1, 16 and 64 connections");
    Console.Error.WriteLine("       Api.Bench streams <Cadre.Server.dll> [streams] [seconds] [rates…]   2,000 event streams of 20 tokens a second, and the same from Kestrel alone");
    Console.Error.WriteLine("       Api.Bench calls <name> <address> [seconds] [connections…]     the same calls to another program");
    return 2;
}

if (args[0] == "bare")
{
    await BareStreams.ServeAsync(Number(1, 20), Pacing.All.First(p => p.Name == args[2]));
    return 0;
}

OneThread.Use();

if (args[0] == "streams")
{
    Say($"load average {LoadAverage()} before");
    Say($"| who | streams × tokens/s | tokens/s | p50 ms | p99 ms | of a core: server + generator | µs of server + PostgreSQL a token |");
    Say($"|---|---|---|---|---|---|---|");
    await using var watched = await MeasuredServer.StartAsync(args[1], CancellationToken.None);
    using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = watched.Address };
    await new StreamMeasurement(watched, http).RunAsync(Number(2, 2000), Number(3, 10), args.Length > 4 ? [.. args[4..].Select(r => int.Parse(r, CultureInfo.InvariantCulture))] : [20], CancellationToken.None);
    Say($"load average {LoadAverage()} after");
    return 0;
}

if (args[0] is "hooks" or "calls")
{
    var rest = args[0] == "hooks" ? 2 : 3;
    var each = TimeSpan.FromSeconds(Math.Min(60, args.Length > rest ? double.Parse(args[rest], CultureInfo.InvariantCulture) : 5));
    int[] connections = args.Length > rest + 1 ? [.. args[(rest + 1)..].Select(c => int.Parse(c, CultureInfo.InvariantCulture))] : [1, 16, 64];
    Say($"load average {LoadAverage()} before; {each.TotalSeconds} s a round, medians of three");
    Say($"| engine | connections | runs/s | p50 ms | p99 ms | wrong | µs of server + PostgreSQL + generator a run |");
    Say($"|---|---|---|---|---|---|---|");
    await (args[0] == "hooks" ? HookMeasurement.RunAsync(args[1], connections, each, CancellationToken.None) : HookMeasurement.TableAsync(args[1], new Uri(args[2]), connections, each, CancellationToken.None));
    Say($"load average {LoadAverage()} after");
    return 0;
}

var rate = Math.Min(500, args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100);
var duration = TimeSpan.FromSeconds(Math.Min(120, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 30));
await using var server = await MeasuredServer.StartAsync(args[0], CancellationToken.None);
using var scene = await Scene.MakeAsync(server, CancellationToken.None);
await new Load(scene).RunAsync(rate, TimeSpan.FromSeconds(5), CancellationToken.None); // compiles and fills caches
await Task.Delay(TimeSpan.FromSeconds(3));
var (idle, before, loadBefore) = (server.Memory, server.Seconds, LoadAverage());
var load = new Load(scene);
await load.RunAsync(rate, duration, CancellationToken.None);
var (busy, used) = (server.Memory, server.Seconds - before);
await Task.Delay(TimeSpan.FromSeconds(5));
Say($"load average {loadBefore} before, {LoadAverage()} after; {rate} requests/s for {duration.TotalSeconds} s; {load.Refused} refused");
Say($"memory of the server: {idle:F0} MB before, {busy:F0} MB under load, {server.Memory:F0} MB after; {used:F1} s of processor time, {used * 1000 / (rate * duration.TotalSeconds):F2} ms a request");
Say($"| route | n | p50 ms | p95 ms | p99 ms |");
Say($"|---|---|---|---|---|");
foreach (var (name, _, sorted) in load.Results)
{
    Row(name, sorted);
}

Row("all reads", [.. load.Results.Where(r => !r.Writes).SelectMany(r => r.Sorted).Order()]);
Row("all writes", [.. load.Results.Where(r => r.Writes).SelectMany(r => r.Sorted).Order()]);
return 0;

int Number(int position, int otherwise) => args.Length > position ? int.Parse(args[position], CultureInfo.InvariantCulture) : otherwise;

static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

static void Row(string name, double[] sorted) => Say($"| {name} | {sorted.Length} | {At(sorted, 0.5):F1} | {At(sorted, 0.95):F1} | {At(sorted, 0.99):F1} |");

static double At(double[] sorted, double part) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
