using System.Buffers.Binary;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>One seed: three nodes, a few runs, broken connections, kills and suspensions at any point; then the faults stop and everything must end well.</summary>
internal sealed class Simulation
{
    private readonly SimWorld world;
    private readonly SimDatabase database;
    private readonly SimHistory history;
    private readonly SimFaults faults = new();
    private readonly List<(SimProcess Process, EngineNode Node, SimStore Store)> nodes = [];
    private readonly long faultySteps;
    private readonly HashSet<RunId> answered = [];
    private readonly Dictionary<RunId, SimProcess> asked = [];

    private readonly SimPlant plant;

    private Simulation(int seed, SimPlant plant)
    {
        this.plant = plant;
        world = new(seed);
        database = new(world) { ForgetsFence = plant == SimPlant.ForgottenFence };
        history = new(world, database);
        faultySteps = world.Chance.Next(100, 900);
        world.BeforeStep = Disturb;
    }

    public static SimHistory Run(int seed, SimPlant plant = SimPlant.None)
    {
        var simulation = new Simulation(seed, plant);
        simulation.Run();
        return simulation.history;
    }

    private void Run()
    {
        for (var i = 0; i < 3; i++)
        {
            Boot();
        }

        for (var i = 0; i < 4; i++)
        {
            Create(new RunId(Id(i + 1)));
        }

        world.RunUntil(() => !faults.On && answered.Count == 4 && history.AllEnded, TimeSpan.FromMinutes(5));
        history.Check();
        if (answered.Count < 4)
        {
            history.Violations.AddRange(asked.Where(a => !answered.Contains(a.Key)).Select(a =>
                $"the client of {a.Key} never got an answer: {a.Value.Name} (dead: {a.Value.IsDead}), stored: {database.Runs.ContainsKey(a.Key)}, steps {SimFlows.Of(a.Key).Flow.Nodes.Aggregate("", (all, n) => $"{all} {n.Address}")}"));
        }
    }

    private void Boot()
    {
        var process = new SimProcess(world, $"process {nodes.Count}");
        EngineNode node = null!;
        var store = new SimStore(world, process, database, faults);
        node = process.Inside(() =>
        {
            var writer = new CommitWriter(store, process.Time, NullLogger<CommitWriter>.Instance);
            var host = new RunHost(writer, new StepSlots(2), process.Time, new RunLimits(1000, 1 << 20, TimeSpan.FromDays(1), 100), new LiveHub(process.Time), NullLogger.Instance)
            {
                Executors = new Dictionary<string, IStepExecutor> { ["test"] = new SimExecutor(world, process, history, plant, () => node.Id), ["pure"] = new SimPure(world, history, () => node.Id) },
                Scheduler = TaskScheduler.FromCurrentSynchronizationContext(),
                Jitter = world.Chance.NextDouble,
                Announce = static _ => { },
                Leave = left => _ = store.AdmitAsync(node),
            };
            var settings = new EngineSettings(process.Name) { Watch = TimeSpan.FromSeconds(1), Poll = TimeSpan.FromSeconds(1), Heartbeat = TimeSpan.FromSeconds(1.5), Lease = TimeSpan.FromSeconds(6), Horizon = TimeSpan.FromSeconds(world.Chance.Next(3)), MaxOwned = world.Chance.Next(2) == 0 ? 2 : 2000 };
            return new EngineNode(store, host, settings, NullLogger<EngineNode>.Instance);
        });
        process.Post(_ => _ = node.StartAsync(CancellationToken.None), null);
        process.Post(_ => _ = KeepLinesAsync(process, node, store), null);
        nodes.Add((process, node, store));
    }

    private static async Task KeepLinesAsync(SimProcess process, EngineNode node, SimStore store)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), process.Time);
            await store.AdmitAsync(node);
        }
    }

    /// <summary>Every other run stands in a line that has room for one.</summary>
    private static bool StandsInLine(RunId run) => run.Value.ToByteArray()[14] % 2 == 0;

    /// <summary>A client with patience: it asks again, under a new id, when the process it asked died.</summary>
    private void Create(RunId run, bool again = false)
    {
        var (process, node, store) = nodes[^world.Chance.Next(1, 4)];
        if (again && process.IsDead && nodes.Any(n => !n.Process.IsDead))
        {
            (process, node, store) = nodes.First(n => !n.Process.IsDead); // nobody connects to what is not there
        }

        asked[run] = process;
        process.Post(_ => _ = CreateAsync(node, store, run), null);
        SimTimer patience = null!;
        patience = new SimTimer(world, new SimProcess(world, "client"), _ =>
        {
            if (process.IsDead && !database.Runs.ContainsKey(run))
            {
                Create(run, again: true);
            }
            else if (process.IsDead)
            {
                Answered(run); // it asks and finds its run
            }
            else if (!answered.Contains(run))
            {
                patience.Change(TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);
            }
        }, null);
        patience.Change(TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);
    }

    private void Answered(RunId run)
    {
        answered.Add(run);
        history.Acknowledged(run);
    }

    private async Task CreateAsync(EngineNode node, SimStore store, RunId run)
    {
        var graph = SimFlows.Of(run);
        var at = world.Now;
        RunLine[]? lines = StandsInLine(run) ? [new("one", "one", 1, WhenFull.Queue)] : null;
        var creation = new RunCreation(null, graph.Hash, "Test", RunMode.Live, null, null, Actor.System, at) { IsInLine = lines is not null && await store.EnterAsync(run) };
        while (!await node.CreateAsync(run, new WorkspaceId(Id(world.Chance.Next(2))), graph, creation, [new RunCreated(graph.Hash, "Test", null, Actor.System, null, "live") { At = at, Lines = lines }], null))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), node.Host.Time);
            if (database.Runs.ContainsKey(run))
            {
                break; // it asks by its key and finds its run
            }
        }

        Answered(run);
    }

    private void Disturb()
    {
        if (!faults.On)
        {
            return;
        }

        faults.On = world.Steps < faultySteps;
        var alive = nodes.Where(n => !n.Process.IsDead).ToList();
        switch (world.Chance.Next(600))
        {
            case 0:
                alive[world.Chance.Next(alive.Count)].Process.Kill();
                Boot();
                break;
            case 1:
                alive[world.Chance.Next(alive.Count)].Process.Suspend(TimeSpan.FromSeconds(world.Chance.Next(1, 20)));
                break;
            case 2:
                Answer();
                break;
            case 3:
                alive[world.Chance.Next(alive.Count)].Process.Skew = TimeSpan.FromSeconds(world.Chance.Next(-10, 11));
                break;
            case 4:
                Ask((by, signal) => new RunCommand.Cancel(by, signal));
                break;
            case 5 or 6:
                Ask((by, signal) => new RunCommand.Pause(by, signal));
                break;
        }
    }

    /// <summary>Somebody asks something of a run; what he paused he resumes a little later.</summary>
    private void Ask(Func<Actor, Guid, RunCommand> command)
    {
        var open = database.Runs.Where(r => r.Value.FinishedAt is null).Select(r => r.Key).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var (run, signal) = (open[world.Chance.Next(open.Count)], Id(world.Chance.Next()));
        var asked = command(Actor.System, signal);
        database.Signals[signal] = new(run, asked);
        if (asked is RunCommand.Pause)
        {
            Resume(run, TimeSpan.FromSeconds(world.Chance.Next(1, 10)));
        }
    }

    /// <summary>Until it is seen to go on: a request may come before the pause that it is to end.</summary>
    private void Resume(RunId run, TimeSpan pause) => new SimTimer(world, new SimProcess(world, "person"), _ =>
    {
        var stored = database.Runs[run];
        if (stored.FinishedAt is null && (stored.Events.LastOrDefault(e => e.Happened is RunPaused or RunResumed)?.Happened is not RunResumed || database.Signals.Values.Any(s => s.Run == run && s.Command is RunCommand.Pause)))
        {
            var signal = Id(world.Chance.Next());
            database.Signals[signal] = new(run, new RunCommand.Resume(Actor.System, signal));
            Resume(run, TimeSpan.FromSeconds(5));
        }
    }, null).Change(pause, Timeout.InfiniteTimeSpan);

    /// <summary>Somebody answers (or an event comes to) a step that has begun to wait, whether it still waits or not.</summary>
    private void Answer()
    {
        var waits = database.Runs.SelectMany(r => r.Value.Events.Select(e => e.Happened).OfType<StepWaiting>().Select(w => (Run: r.Key, Wait: w))).Where(w => w.Wait.WaitsFor != WaitKind.Time).ToList();
        if (waits.Count > 0)
        {
            var (run, wait) = waits[world.Chance.Next(waits.Count)];
            var signal = Id(world.Chance.Next());
            database.Signals[signal] = new(run, new RunCommand.Answer(Actor.System, signal, wait.Address, "approved", null) { IsEvent = wait.WaitsFor == WaitKind.Event });
        }
    }

    private Guid Id(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        world.Chance.NextBytes(bytes[4..]);
        return new Guid(bytes);
    }
}
