namespace Cadre.Runs.Execution;

/// <summary>
/// Runs of this node whose next moment is near. They stay in memory until then instead of being parked and claimed again, and what nobody owns is taken up that much ahead of time, so
/// that nothing has to be read when many are due at the same moment. Bounded in time and number: everything else that waits is a row. The time until then is counted, not read from a clock that may be set.
/// </summary>
internal sealed class HeldRuns(TimeSpan horizon, int most, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<HostedRun, long> soonest = new();

    /// <summary>Set when a run is held that is due before all others.</summary>
    public WakeSignal Sooner { get; } = new();

    /// <summary>How far ahead runs are taken up now: not at all while as many as may be are held.</summary>
    public TimeSpan Horizon
    {
        get
        {
            lock (gate)
            {
                return soonest.Count < most ? horizon : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Keeps a run until its moment, unless that is past or too far away, or too many are held. A run that left meanwhile is let go at that moment.</summary>
    public bool TryHold(HostedRun run, DateTimeOffset due, DateTimeOffset now)
    {
        if (due <= now || due - now > horizon)
        {
            return false;
        }

        var moment = time.GetTimestamp() + (long)Math.Ceiling((due - now).TotalSeconds * time.TimestampFrequency);
        lock (gate)
        {
            if (soonest.Count >= most)
            {
                return false;
            }

            if (!soonest.TryPeek(out _, out var first) || moment < first)
            {
                Sooner.Set();
            }

            soonest.Enqueue(run, moment);
            return true;
        }
    }

    /// <summary>Lets go of those whose moment has come.</summary>
    public List<HostedRun> TakeDue()
    {
        var (due, now) = (new List<HostedRun>(), time.GetTimestamp());
        lock (gate)
        {
            while (soonest.TryPeek(out var run, out var at) && at <= now)
            {
                soonest.Dequeue();
                due.Add(run);
            }
        }

        return due;
    }

    /// <summary>How long until the next one is due; null while none is held.</summary>
    public TimeSpan? UntilNext
    {
        get
        {
            lock (gate)
            {
                return soonest.TryPeek(out _, out var at) ? time.GetElapsedTime(time.GetTimestamp(), at) : null;
            }
        }
    }
}
