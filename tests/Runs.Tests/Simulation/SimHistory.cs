using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>What the outside saw, and whether it fits the journals. Knows the promises, not the engine.</summary>
internal sealed class SimHistory(SimWorld world, SimDatabase database)
{
    private readonly HashSet<RunId> acknowledged = [];

    public List<string> Violations { get; } = [];

    public long Digest { get; private set; }

    public bool AllEnded => acknowledged.All(r => database.Runs.TryGetValue(r, out var run) && run.FinishedAt is not null);

    public void Acknowledged(RunId run)
    {
        acknowledged.Add(run);
        Mix(run.GetHashCode());
        if (!database.Runs.ContainsKey(run))
        {
            Violations.Add($"{run} was acknowledged and is not stored");
        }
    }

    /// <summary>A suspended owner may still act; the owner of now never repeats what is finished.</summary>
    public void EffectBegan(RunId run, string key, int node)
    {
        Mix(key.GetHashCode(StringComparison.Ordinal));
        var stored = database.Runs[run];
        if (stored.Owner == node && stored.Events.Any(e => e.Happened is EffectFinished f && $"{run}/{f.Address}/{f.Name}" == key))
        {
            Violations.Add($"effect {key} happened again after it was finished");
        }
    }

    public void Executed(RunId run, string address, int node)
    {
        if (!database.Runs.TryGetValue(run, out var stored))
        {
            return; // a pure step of a run that nobody knows yet
        }

        if (stored.Owner == node && database.Places.TryGetValue(run, out var held) && !held)
        {
            Violations.Add($"step {address} of {run} was executed while the run waited in line");
        }

        if (stored.Owner == node && stored.Events.Any(e => e.Happened is StepFinished or StepFailed or StepSkipped && ((StepEvent)e.Happened).Address == address))
        {
            Violations.Add($"step {address} of {run} was executed again after it had ended");
        }
    }

    public void Check()
    {
        foreach (var run in acknowledged)
        {
            if (database.Runs.TryGetValue(run, out var stored))
            {
                CheckJournal(run, [.. stored.Events.Select(e => e.Happened)], stored);
            }

            if (stored?.FinishedAt is null)
            {
                var owner = stored?.Owner ?? 0;
                Violations.Add($"{run} was acknowledged and did not end: owner {owner} (dead: {owner != 0 && database.Nodes[owner].IsDead}, killed: {owner != 0 && database.Nodes[owner].Process.IsDead}), {string.Join(' ', stored?.Events.Select(e => $"{e.Happened.Kind}@{e.Node}") ?? [])}");
            }
        }
    }

    private void CheckJournal(RunId run, List<RunEvent> events, SimRun stored)
    {
        var ended = new HashSet<string>();
        var effects = new HashSet<string>();
        var waiting = new Dictionary<string, DateTimeOffset?>();
        var paused = false;
        var bodies = new SimBodies(stored.Graph);
        for (var i = 0; i < events.Count; i++)
        {
            var broken = events[i] switch
            {
                RunCreated => i != 0,
                RunFinished => i != events.Count - 1,
                EffectFinished e => !effects.Add(e.Address + "/" + e.Name) || ended.Contains(e.Address),
                StepWaiting w => !waiting.TryAdd(w.Address, w.DueAt),
                StepReminded r => !waiting.ContainsKey(r.Address),
                StepAnswered a => !waiting.Remove(a.Address, out var due) || (a.Signal is null && due > stored.Events[i].At),
                StepStarted s => ended.Contains(s.Address) || !IsReady(stored.Graph, s, ended) || (paused && !s.Interrupted),
                StepFinished or StepFailed or StepSkipped or StepCancelled => !ended.Add(((StepEvent)events[i]).Address),
                _ => false,
            };
            paused = events[i] is RunPaused || (paused && events[i] is not RunResumed);
            if (broken || (events[i] is StepEvent step && bodies.Breaks(step, ended)))
            {
                Violations.Add($"event {i + 1} of {run} ({events[i].Kind} {(events[i] as StepEvent)?.Address}) contradicts those before it");
            }
        }
    }

    /// <summary>Whether everything a step waits for has ended; for an early join: whether it says what it took, and that has ended.</summary>
    private static bool IsReady(FlowGraph flow, StepStarted started, HashSet<string> ended)
    {
        if (SimFlows.Place(flow, started.Address) is not { } place)
        {
            return false;
        }

        var prefix = started.Address[..(started.Address.LastIndexOf('/') + 1)];
        var edges = place.Graph.Incoming[place.Position].Where(e => e.From != Flow.Opener).ToList();
        var node = place.Graph.Node(place.Position);
        return node.JoinAfter is not { } needed ? edges.TrueForAll(e => ended.Contains(prefix + e.From))
            : started.Taken is null || (started.Taken.Count >= needed && started.Taken.All(t => ended.Contains(prefix + edges[t].From)));
    }

    private void Mix(int value) => Digest = unchecked((Digest * 31) + value + world.Steps);
}
