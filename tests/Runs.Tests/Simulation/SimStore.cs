using System.Data.Common;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>A process's connection to the database: slow by chance, and breaking before or after the transaction took effect.</summary>
internal sealed class SimStore(SimWorld world, SimProcess process, SimDatabase database, SimFaults faults) : IRunStore
{
    public Task<int> RegisterAsync(string name, CancellationToken cancellationToken) => CallAsync(() => database.Register(process));

    public Task<DateTimeOffset?> HeartbeatAsync(int node, int owned, int running, CancellationToken cancellationToken) => CallAsync(() => database.Heartbeat(node));

    public Task<ReapResult> ReapAsync(int node, TimeSpan lease, int room, CancellationToken cancellationToken) => CallAsync(() => database.Reap(node, lease, room));

    public Task LeaveAsync(int node, CancellationToken cancellationToken) => CallAsync(() => database.Nodes[node].IsDead = true);

    public Task<IReadOnlyList<DueRun>> FindDueAsync(int limit, TimeSpan horizon, CancellationToken cancellationToken) => CallAsync<IReadOnlyList<DueRun>>(() =>
        [.. database.Runs.Where(r => r.Value is { Owner: 0, FinishedAt: null } && r.Value.WakeAt <= world.Now + horizon).Take(limit).Select(r => new DueRun(r.Key, r.Value.Workspace, RunPriority.Normal))]);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => CallAsync(() =>
        database.Runs.Values.Where(r => r is { Owner: 0, FinishedAt: null }).Select(r => (DateTimeOffset?)r.WakeAt).Min());

    public Task<IReadOnlyList<StoredRun>> ClaimAsync(int node, IReadOnlyList<RunId> runs, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<StoredRun>>(() => database.Claim(node, runs));

    public Task RehearseAsync(int node, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<RunEvent>?> ReadAsync(WorkspaceId workspace, RunId run, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyList<RunEvent>?>(() => [.. database.Runs[run].Events.Select(e => e.Happened)]);

    public ValueTask PrepareAsync(RunCommit commit, CancellationToken cancellationToken) => default;

    public Task<IReadOnlySet<RunId>> CommitAsync(IReadOnlyList<RunCommit> commits, CancellationToken cancellationToken) => CallAsync(() => database.Commit(commits));

    public Task<IReadOnlyDictionary<RunId, CommitFate>> TraceAsync(IReadOnlyList<RunCommit> commits, CancellationToken cancellationToken) =>
        CallAsync<IReadOnlyDictionary<RunId, CommitFate>>(() => commits.ToDictionary(c => c.Run, database.Trace));

    public Task<IReadOnlyList<OpenSignal>> FindSignalsAsync(int node, CancellationToken cancellationToken) => CallAsync<IReadOnlyList<OpenSignal>>(() => database.SignalsFor(node));

    public Task SettleSignalAsync(Guid signal, string outcome, CancellationToken cancellationToken) => CallAsync(() => database.Signals.Remove(signal));

    /// <summary>Whether the run waits for its place; asked again until an answer comes through.</summary>
    public async Task<bool> EnterAsync(RunId run)
    {
        while (true)
        {
            try
            {
                return await CallAsync(() => database.Enter(run));
            }
            catch (SimConnectionBroken)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), process.Time, CancellationToken.None);
            }
        }
    }

    /// <summary>Moves the lines on; what is missed is found by the next look.</summary>
    public async Task AdmitAsync(EngineNode node)
    {
        try
        {
            if (await CallAsync(database.Admit))
            {
                node.Wake();
            }
        }
        catch (SimConnectionBroken)
        {
            return;
        }
    }

    private async Task<T> CallAsync<T>(Func<T> transaction)
    {
        await HopAsync();
        faults.MayBreak(world);
        var result = transaction();
        await HopAsync();
        faults.MayBreak(world); // the answer is lost, the transaction is not
        return result;
    }

    private async Task HopAsync()
    {
        if (world.Chance.Next(4) == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(world.Chance.Next(1, 40)), process.Time, CancellationToken.None);
        }
        else
        {
            await Task.Yield();
        }
    }
}

/// <summary>Faults, until they are switched off.</summary>
internal sealed class SimFaults
{
    public bool On { get; set; } = true;

    public int OneIn { get; init; } = 25;

    public void MayBreak(SimWorld world)
    {
        if (On && world.Chance.Next(OneIn) == 0)
        {
            throw new SimConnectionBroken();
        }
    }
}

internal sealed class SimConnectionBroken() : DbException("The connection broke.");
