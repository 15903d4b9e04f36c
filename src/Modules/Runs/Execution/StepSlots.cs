using Cadre.Kernel;

namespace Cadre.Runs.Execution;

/// <summary>
/// The steps a node executes at once, shared fairly: when slots are short, workspaces take turns, one step each, however many runs one of them has queued
/// (deficit round robin with equal weights and unit cost). Within a workspace priorities share its turns.
/// </summary>
internal sealed class StepSlots(int capacity)
{
    private readonly Lock gate = new();
    private readonly Dictionary<WorkspaceId, Waiting> waiting = [];
    private readonly Queue<WorkspaceId> turns = new();
    private readonly int capacity = capacity;
    private int free = capacity;

    /// <summary>Where ends of runs wait while runs queue here: at most ten for each slot, and a thousand at least.</summary>
    public Lull Lull { get; } = new(Math.Max(1000, 10 * capacity));

    public int InUse
    {
        get
        {
            lock (gate)
            {
                return capacity - free;
            }
        }
    }

    /// <summary>Takes a slot; else the run is queued and <see cref="HostedRun.Granted"/> is called when its turn has come.</summary>
    public bool TryTake(HostedRun run)
    {
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return true;
            }

            if (run.IsQueued)
            {
                return false;
            }

            run.IsQueued = true;
            if (!waiting.TryGetValue(run.Workspace, out var queue))
            {
                waiting[run.Workspace] = queue = new();
                turns.Enqueue(run.Workspace);
                Lull.RushBegins();
            }

            queue.Add(run);
            return false;
        }
    }

    /// <summary>Gives a slot back; answers the run that has it now and must be told, null when nobody waits.</summary>
    public HostedRun? Release()
    {
        var next = TakeNext(out var wasLast);
        if (wasLast)
        {
            Lull.RushEnds();
        }

        return next;
    }

    private HostedRun? TakeNext(out bool wasLast)
    {
        lock (gate)
        {
            wasLast = false;
            if (!turns.TryDequeue(out var workspace))
            {
                free++;
                return null;
            }

            var queue = waiting[workspace];
            var next = queue.Take();
            next.IsQueued = false;
            if (queue.Count > 0)
            {
                turns.Enqueue(workspace);
            }
            else
            {
                waiting.Remove(workspace);
                wasLast = waiting.Count == 0;
            }

            return next;
        }
    }

    /// <summary>Runs of one workspace that queue for a slot.</summary>
    private sealed class Waiting
    {
        private readonly Queue<HostedRun>[] queues = [.. Enumerable.Range(0, PriorityShares.Count).Select(_ => new Queue<HostedRun>())];
        private readonly int[] credits = new int[PriorityShares.Count];

        public int Count { get; private set; }

        public void Add(HostedRun run)
        {
            queues[(int)run.Priority].Enqueue(run);
            Count++;
        }

        public HostedRun Take()
        {
            Count--;
            return queues[PriorityShares.Next(p => queues[p].Count > 0, credits)].Dequeue();
        }
    }
}
