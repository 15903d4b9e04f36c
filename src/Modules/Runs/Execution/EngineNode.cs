using System.Collections.Concurrent;
using System.Data.Common;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Microsoft.Extensions.Logging;

namespace Cadre.Runs.Execution;

/// <summary>
/// One node of the engine. It owns whole runs, executes their steps and looks after the other nodes.
/// 1. Register an incarnation. 2. Keep its lease; when it was lost, forget every run and begin again as a new incarnation. 3. Give back the runs of dead nodes.
/// 4. Claim what is due. 5. Hand requests to the runs. On the way out: begin nothing more, let steps end, give everything back.
/// </summary>
internal sealed partial class EngineNode(IRunStore store, RunHost host, EngineSettings settings, ILogger<EngineNode> log) : IDisposable
{
    private readonly ConcurrentDictionary<RunId, HostedRun> owned = new();
    private readonly WakeSignal wake = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim claiming = new(1);
    private readonly HashSet<RunId> doubtful = [];
    private readonly WakeSignal registered = new();
    private ConcurrentQueue<RunId> orphans = new();
    private Task loops = Task.CompletedTask;
    private int id;
    private int peers;
    private DateTimeOffset sleepUntil = DateTimeOffset.MinValue;

    /// <summary>This incarnation; 0 while there is none.</summary>
    public int Id => Volatile.Read(ref id);

    public int Owned => owned.Count;

    public int Peers => peers;

    public RunHost Host => host;

    /// <summary>Called when a run was handed over while this node drains: somebody else may take it now.</summary>
    public Action HandedOver { get; set; } = static () => { };

    public bool HasRoom => Id != 0 && !host.IsDraining && owned.Count < settings.MaxOwned;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        host.Unloaded = Unload;
        host.Held = new(settings.Horizon, settings.MaxOwned / 2, host.Time);
        loops = Task.WhenAll(
            GuardAsync("lease", LiveAsync),
            GuardAsync("watch", WatchAsync),
            GuardAsync("claim", ClaimAsync),
            GuardAsync("held", HoldAsync),
            GuardAsync("rehearsal", RehearseAsync),
            GuardAsync("writer", host.Writer.RunAsync),
            GuardAsync("writer", host.Writer.RunAsync));
        await registered.WaitAsync(settings.Lease, host.Time, cancellationToken);
    }

    /// <summary>Takes up nothing more: no run is claimed and no step begins; each run is handed over with the commit that ends its last step under way.</summary>
    public void Drain()
    {
        host.IsDraining = true;
        foreach (var run in owned.Values)
        {
            run.Resume();
        }

        wake.Set();
    }

    /// <summary>Lets steps end for up to the drain time, gives all runs back and ends the incarnation.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Drain();
        var begun = host.Time.GetTimestamp();
        while (!owned.IsEmpty && host.Time.GetElapsedTime(begun) < settings.Drain && !cancellationToken.IsCancellationRequested)
        {
            foreach (var run in owned.Values)
            {
                run.Resume();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), host.Time, CancellationToken.None);
        }

        var (leaving, last) = (Interlocked.Exchange(ref id, 0), owned.Values.ToArray());
        Array.ForEach(last, run => run.Abandon());
        if (leaving != 0)
        {
            await LeaveAsync(leaving, cancellationToken);
        }

        await stopping.CancelAsync();
        await loops;
    }

    public bool TryGet(RunId run, out HostedRun hosted) => owned.TryGetValue(run, out hosted!);

    /// <summary>Something is due, or a request came: look now.</summary>
    public void Wake() => wake.Set();

    /// <summary>Takes a new run into memory and begins it with its first commit.</summary>
    public async Task<bool> CreateAsync(RunId run, WorkspaceId workspace, FlowGraph graph, RunCreation creation, IReadOnlyList<RunEvent> events, Tape? tape, RunWatch? watch = null)
    {
        var state = new RunState(graph, tape);
        var node = Id;
        if (!HasRoom || node == 0 || creation.IsInLine)
        {
            watch?.Lose();
            return await CreateUnownedAsync(run, workspace, state, creation, events);
        }

        var hosted = new HostedRun(host, node, run, workspace, creation.Canvas, state, tape, 0) { Watch = watch, Priority = creation.Priority };
        owned[run] = hosted;
        return await hosted.CreateAsync(creation, events);
    }

    /// <summary>Takes over runs without an owner and goes on with them; answers how many.</summary>
    public async Task<int> AdoptAsync(IReadOnlyList<RunId> runs, CancellationToken cancellationToken)
    {
        var hosted = await ClaimAsync(runs, cancellationToken);
        try
        {
            if (hosted.Exists(run => run.IsAsked))
            {
                await HandSignalsOverAsync(cancellationToken);
            }
        }
        finally
        {
            hosted.ForEach(run => run.Resume());
        }

        return hosted.Count;
    }

    /// <summary>Takes over a run to apply a request to it before anything else; null when somebody else has it now.</summary>
    public async Task<Result<Done>?> AdoptAsync(RunId run, RunCommand command, CancellationToken cancellationToken)
    {
        Task<Result<Done>>? submitted = null;
        foreach (var hosted in await ClaimAsync([run], cancellationToken))
        {
            submitted = hosted.Id == run ? hosted.Submit(command) : submitted;
            hosted.Resume();
        }

        if (submitted is null)
        {
            return null;
        }

        return await submitted;
    }

    public void Dispose()
    {
        stopping.Dispose();
        claiming.Dispose();
    }

    /// <summary>
    /// Claims runs and takes them into memory, one claim after the other. When the answer to a claim is lost, the node may own runs that it does not know of:
    /// they are in doubt and claimed again, which succeeds when this node owns them already.
    /// </summary>
    private async Task<List<HostedRun>> ClaimAsync(IReadOnlyList<RunId> runs, CancellationToken cancellationToken)
    {
        await claiming.WaitAsync(cancellationToken);
        try
        {
            var node = Id;
            RunId[] wanted = [.. runs.Union(doubtful).Where(r => !owned.ContainsKey(r))];
            doubtful.Clear();
            if (node == 0 || wanted.Length == 0)
            {
                return [];
            }

            doubtful.UnionWith(wanted);
            var (hosted, asked) = (new List<HostedRun>(), host.Time.GetTimestamp());
            foreach (var stored in await store.ClaimAsync(node, wanted, cancellationToken))
            {
                host.Clock.Hear(stored.ClaimedAt, asked); // what was due there is due here
                if (await HostAsync(node, stored, cancellationToken) is { } run)
                {
                    hosted.Add(run);
                }
            }

            doubtful.Clear();
            return hosted;
        }
        finally
        {
            claiming.Release();
        }
    }

    private async Task<HostedRun?> HostAsync(int node, StoredRun stored, CancellationToken cancellationToken)
    {
        try
        {
            var replayed = stored.Journal is [RunCreated { Mode: "replay", Origin: { } from }, ..] ? from : (RunId?)null;
            var tape = replayed is { } origin ? new Tape(await store.ReadAsync(stored.Workspace, origin, cancellationToken) ?? []) : null;
            var state = new RunState(stored.Graph, tape);
            foreach (var happened in stored.Journal)
            {
                state.Apply(happened);
            }

            var hosted = new HostedRun(host, node, stored.Run, stored.Workspace, stored.Canvas, state, tape, stored.Bytes) { Priority = stored.Priority, IsInLine = stored.IsInLine, IsAsked = stored.IsAsked };
            if (node != Id)
            {
                return null; // declared dead meanwhile: the others have it
            }

            owned[stored.Run] = hosted;
            return hosted;
        }
        catch (InvalidOperationException broken)
        {
            LogUnreadable(broken, stored.Run); // stays with this incarnation; the next one tries again
            return null;
        }
    }

    /// <summary>Makes a run that nobody owns. One that waits in a line is made only while this incarnation lives: when it is dead its place may have been given back.</summary>
    private async Task<bool> CreateUnownedAsync(RunId run, WorkspaceId workspace, RunState state, RunCreation creation, IReadOnlyList<RunEvent> events)
    {
        foreach (var happened in events)
        {
            state.Apply(happened);
        }

        var accepted = await host.Writer.WriteAsync(
            new RunCommit { Run = run, Workspace = workspace, Owner = creation.IsInLine ? Id : 0, PreviousSeq = 0, Events = events, Status = state.Status, NextOwner = 0, WakeAt = creation.IsInLine ? DateTimeOffset.MaxValue : creation.At, Creation = creation, Canvas = creation.Canvas },
            CancellationToken.None);
        Wake();
        return accepted;
    }

    private void Unload(HostedRun run, DateTimeOffset? due)
    {
        owned.TryRemove(new(run.Id, run));
        if (host.IsDraining)
        {
            HandedOver();
        }

        if (due is { } at && at < sleepUntil)
        {
            wake.Set();
        }
    }

    private void ForgetAll()
    {
        Volatile.Write(ref id, 0);
        foreach (var run in owned.Values)
        {
            run.Abandon();
        }
    }

    private async Task LeaveAsync(int leaving, CancellationToken cancellationToken)
    {
        try
        {
            await store.LeaveAsync(leaving, cancellationToken);
        }
        catch (DbException failure)
        {
            LogNotLeft(failure, leaving);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal of run {Run} cannot be read.")]
    private partial void LogUnreadable(Exception failure, RunId run);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Node {Node} could not give its runs back; the others will find out by its lease.")]
    private partial void LogNotLeft(Exception failure, int node);
}
