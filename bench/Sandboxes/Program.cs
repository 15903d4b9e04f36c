using System.Diagnostics;
using System.Globalization;
using Cadre.Kernel;
using Cadre.Sandboxes;
using Microsoft.Extensions.DependencyInjection;

// What a sandbox costs over running the same program bare: median and p95 of wall time, from the call to the end of the output, in turns so that load hits all alike.
var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 60;
var root = Path.Combine(Path.GetTempPath(), $"cadre-bench-{Environment.ProcessId}");
(string Name, string[] Argv)[] programs =
[
    ("python", ["/usr/bin/python3", "-c", "print(1)"]),
    ("node", ["/usr/bin/node", "-e", "console.log(1)"]),
    ("shell", ["/bin/sh", "-c", "echo 1"]),
];
var tenant = Tenant.ForSystem(new WorkspaceId(Guid.NewGuid()));
var cold = Build(Path.Combine(root, "cold"), 0);
var warm = Build(Path.Combine(root, "warm"), 2);
var coldProvider = cold.GetRequiredService<ISandboxProvider>();
var warmProvider = warm.GetRequiredService<ISandboxProvider>();
var probe = await coldProvider.ProbeAsync(CancellationToken.None);
await warmProvider.ProbeAsync(CancellationToken.None);
Console.WriteLine($"tier {probe.Capabilities.Tier}, hard memory {probe.Capabilities.HardMemory}, {Environment.ProcessorCount} processors, {rounds} rounds");
Console.WriteLine("| program | bare | cold | cold over bare | warm | warm over bare | whole cold sandbox (open, run, remove) |");
Console.WriteLine("|---|---|---|---|---|---|---|");
foreach (var (name, argv) in programs)
{
    List<double> bare = [], coldTimes = [], warmTimes = [], whole = [];
    await using var coldSandbox = await OpenAsync(coldProvider, "cold");
    await using var warmSandbox = await OpenAsync(warmProvider, "warm");
    for (var i = -3; i < rounds; i++)
    {
        await TimeAsync(bare, i, () => BareAsync(argv));
        await TimeAsync(coldTimes, i, () => RunAsync(coldSandbox, argv));
        await Task.Delay(100); // The next sandbox is made meanwhile, as it would be between two steps.
        await TimeAsync(warmTimes, i, () => RunAsync(warmSandbox, argv));
        await Task.Delay(100);
        await TimeAsync(whole, i, async () =>
        {
            await using var sandbox = await OpenAsync(coldProvider, $"whole{i + 3}");
            await RunAsync(sandbox, argv);
        });
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Show(bare)} | {Show(coldTimes)} | {Median(coldTimes) - Median(bare):0.0} | {Show(warmTimes)} | {Median(warmTimes) - Median(bare):0.0} | {Show(whole)} |"));
}

await cold.DisposeAsync();
await warm.DisposeAsync();
Directory.Delete(root, recursive: true);
return;

static ServiceProvider Build(string root, int warmEntries) => new ServiceCollection().AddLogging()
    .AddSandboxes(options => (options.Root, options.WarmEntries) = (root, warmEntries)).BuildServiceProvider();

async Task<ISandbox> OpenAsync(ISandboxProvider provider, string key) => (await provider.OpenAsync(tenant, new SandboxKey(key), new SandboxSpec(), CancellationToken.None)).Value;

static async Task RunAsync(ISandbox sandbox, string[] argv)
{
    var run = await sandbox.RunAsync(argv, new ExecOptions(), default, 1000, CancellationToken.None);
    if (run.Value.StdoutText != "1\n")
    {
        throw new InvalidOperationException($"{run.Value.Exit} {run.Value.StderrText}");
    }
}

static async Task BareAsync(string[] argv)
{
    var start = new ProcessStartInfo(argv[0], argv[1..]) { RedirectStandardOutput = true, UseShellExecute = false };
    start.Environment.Clear(); // As inside: what the caller's variables make a program load is not the sandbox's cost.
    using var process = Process.Start(start)!;
    await process.StandardOutput.ReadToEndAsync();
    await process.WaitForExitAsync();
}

static async Task TimeAsync(List<double> times, int round, Func<Task> work)
{
    var started = Stopwatch.GetTimestamp();
    await work();
    if (round >= 0)
    {
        times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

static string Show(List<double> times) => string.Create(CultureInfo.InvariantCulture, $"{Median(times):0.0} (p95 {times.Order().ElementAt(times.Count * 95 / 100):0.0})");
