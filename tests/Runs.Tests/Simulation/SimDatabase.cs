using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Execution;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>What PostgreSQL keeps, in memory; each method is one transaction.</summary>
internal sealed class SimDatabase(SimWorld world)
{
    private int nodeIds;

    /// <summary>The planted bug: commits are accepted whoever owns the run and wherever its journal stands.</summary>
    public bool ForgetsFence { get; init; }

    public Dictionary<RunId, SimRun> Runs { get; } = [];

    public Dictionary<int, SimNodeRow> Nodes { get; } = [];

    public Dictionary<Guid, OpenSignal> Signals { get; } = [];

    /// <summary>Places in the one line of the simulation: whether they are held.</summary>
    public SortedDictionary<RunId, bool> Places { get; } = new(Comparer<RunId>.Create((one, other) => one.Value.CompareTo(other.Value)));

    /// <summary>Takes the place, or waits for it; the same answer when asked again.</summary>
    public bool Enter(RunId run)
    {
        if (!Places.TryGetValue(run, out var held))
        {
            Places[run] = held = Places.Count == 0;
        }

        return !held;
    }

    public bool Admit()
    {
        foreach (var gone in Places.Keys.Where(r => Runs.TryGetValue(r, out var run) && run.FinishedAt is not null).ToList())
        {
            Places.Remove(gone);
        }

        if (Places.Count > 0 && !Places.ContainsValue(true))
        {
            Places[Places.First().Key] = true;
        }

        var woken = Places.Where(p => p.Value && Runs.TryGetValue(p.Key, out var run) && run is { Owner: 0, FinishedAt: null } && run.WakeAt == DateTimeOffset.MaxValue).ToList();
        woken.ForEach(p => Runs[p.Key].WakeAt = world.Now);
        return woken.Count > 0;
    }

    public int Register(SimProcess process)
    {
        Nodes[++nodeIds] = new(process) { Heartbeat = world.Now };
        return nodeIds;
    }

    public DateTimeOffset? Heartbeat(int node)
    {
        if (Nodes[node].IsDead)
        {
            return null;
        }

        Nodes[node].Heartbeat = world.Now;
        return world.Now;
    }

    public ReapResult Reap(int self, TimeSpan lease, int room)
    {
        foreach (var (id, row) in Nodes.Where(n => n.Key != self && !n.Value.IsDead))
        {
            row.IsDead = row.Process.IsDead || row.Heartbeat < world.Now - lease;
        }

        var orphans = Runs.Where(r => r.Value is { FinishedAt: null, Owner: not 0 } && Nodes[r.Value.Owner].IsDead).ToList();
        foreach (var (_, run) in room == 0 ? orphans : [])
        {
            (run.Owner, run.WakeAt) = (0, world.Now);
        }

        return new(Nodes.Count(n => n.Key != self && !n.Value.IsDead), room == 0 ? orphans.Count : 0, [.. orphans.Take(room).Select(o => o.Key)]);
    }

    public IReadOnlySet<RunId> Commit(IReadOnlyList<RunCommit> commits)
    {
        var accepted = new HashSet<RunId>();
        foreach (var commit in commits)
        {
            if (commit.Creation is not null)
            {
                if (Runs.ContainsKey(commit.Run) || (commit.Owner != 0 && Nodes[commit.Owner].IsDead))
                {
                    continue;
                }

                Runs[commit.Run] = new SimRun(commit.Workspace, SimFlows.Of(commit.Run));
            }

            var run = Runs[commit.Run];
            if (commit.Creation is null && !ForgetsFence && (run.Owner != commit.Owner || run.Events.Count != commit.PreviousSeq))
            {
                continue;
            }

            run.Events.AddRange(commit.Events.Select(e => new SimEvent(e, commit.Owner, world.Steps, world.Now)));
            (run.Owner, run.FinishedAt) = (commit.NextOwner, commit.FinishedAt);
            run.WakeAt = commit.NextOwner == 0 ? commit.WakeAt : run.WakeAt;
            accepted.Add(commit.Run);
        }

        return accepted;
    }

    public CommitFate Trace(RunCommit commit)
    {
        if (!Runs.TryGetValue(commit.Run, out var run))
        {
            return commit.Owner == 0 || !Nodes[commit.Owner].IsDead ? CommitFate.Absent : CommitFate.Fenced;
        }

        var unchanged = run.Owner == commit.Owner && run.Events.Count == commit.PreviousSeq;
        return commit.Creation is not null ? CommitFate.Done
            : commit.Events.Count == 0 ? (unchanged ? CommitFate.Absent : CommitFate.Done)
            : run.Events.Count >= commit.NewSeq && run.Events[commit.NewSeq - 1].Node == commit.Owner ? CommitFate.Done
            : unchanged ? CommitFate.Absent : CommitFate.Fenced;
    }

    public List<StoredRun> Claim(int node, IReadOnlyList<RunId> wanted)
    {
        var claimed = new List<StoredRun>();
        foreach (var id in wanted.Where(r => Runs[r].FinishedAt is null && (Runs[r].Owner == 0 || Runs[r].Owner == node || Nodes[Runs[r].Owner].IsDead) && !Nodes[node].IsDead))
        {
            var run = Runs[id];
            run.Owner = node;
            claimed.Add(new(id, run.Workspace, null, run.Graph, [.. run.Events.Select(e => e.Happened)], 0, world.Now) { IsInLine = Places.TryGetValue(id, out var held) && !held, IsAsked = Signals.Values.Any(s => s.Run == id) });
        }

        return claimed;
    }

    public List<OpenSignal> SignalsFor(int node)
    {
        foreach (var signal in Signals.Values.Where(s => Runs[s.Run] is { Owner: 0, FinishedAt: null }))
        {
            Runs[signal.Run].WakeAt = world.Now;
        }

        return [.. Signals.Values.Where(s => Runs[s.Run].Owner == node)];
    }
}

internal sealed class SimRun(WorkspaceId workspace, FlowGraph graph)
{
    public WorkspaceId Workspace => workspace;

    public FlowGraph Graph => graph;

    public int Owner { get; set; }

    public DateTimeOffset WakeAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public List<SimEvent> Events { get; } = [];
}

internal sealed record SimEvent(RunEvent Happened, int Node, long Step, DateTimeOffset At);

internal sealed class SimNodeRow(SimProcess process)
{
    public SimProcess Process => process;

    public DateTimeOffset Heartbeat { get; set; }

    public bool IsDead { get; set; }
}
