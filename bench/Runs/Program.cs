using System.Globalization;
using Cadre.Postgres;
using Cadre.Runs.Bench;

// Measures the engine on a durable PostgreSQL of its own. Each measurement prints rows of a table.
const string Usage = """
    Runs.Bench [seconds] [name]       throughput and latency of one node, 5 s each, or only those whose name contains the words; processor time of node and PostgreSQL in µs a run, memory asked for by the node a run
    Runs.Bench large                  a 10,000-item loop, a 100,000-step run, a 1 GB artifact
    Runs.Bench artifacts [rounds] [megabytes]   storing and fetching 1 GB on disk and at an S3 service: 3 rounds
    Runs.Bench waiting [runs]         memory, disk and processor time of 10,000 waiting runs
    Runs.Bench timers [rounds]        10,000 timers due at the same moment
    Runs.Bench recovery [kills] [suspensions]   a node dies with 1,000 runs: 10 kills and 3 suspensions
    Runs.Bench nodes [seconds] [rounds]         1, 2 and 3 nodes, also with the database 1 ms away; µs of nodes + PostgreSQL, transactions, synchronisations of the log and its bytes a run
    """;

if (args is ["node", var host, var port, var name, var home])
{
    await NodeProgram.RunAsync(new DatabaseOptions(host, Number(port), name, new(new("migrator"), new("app"), new("identity"), new("engine"))), home);
    return 0;
}

Console.WriteLine($"load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} before");
await using var cluster = await BenchCluster.StartAsync();
switch (args)
{
    case [] or [['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', ..], ..]:
        await InProcessAsync(node => new Measurements(cluster, node, TimeSpan.FromSeconds(At(0, 5)), args.ElementAtOrDefault(1) ?? "").RunAsync());
        break;
    case ["large"]:
        await InProcessAsync(node => new Large(node).RunAsync());
        break;
    case ["artifacts", ..]:
        await new LargeArtifacts(cluster).RunAsync(At(1, 3), At(2, 1024) * 1024L * 1024);
        break;
    case ["waiting", ..]:
        await InProcessAsync(node => new Waiting(cluster, node).RunAsync(At(1, 10_000)));
        break;
    case ["timers", ..]:
        await InProcessAsync(node => new Timers(cluster, node).RunAsync(10_000, At(1, 3)));
        break;
    case ["recovery", ..]:
        await new Recovery(cluster).RunAsync(1000, At(1, 10), At(2, 3));
        break;
    case ["nodes", ..]:
        await new SeveralNodes(cluster).RunAsync(At(1, 4), At(2, 3));
        break;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

Console.WriteLine($"load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} after");
return 0;

async Task InProcessAsync(Func<BenchNode, Task> measure)
{
    await using var node = await BenchNode.StartAsync(cluster.Options, cluster.Folder);
    await measure(node);
}

int At(int position, int otherwise) => args.Length > position ? Number(args[position]) : otherwise;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
