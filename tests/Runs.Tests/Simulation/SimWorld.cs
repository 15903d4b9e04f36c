namespace Cadre.Runs.Tests.Simulation;

/// <summary>
/// One thread, one clock, one source of chance: everything that happens is one callback after the other, in an order that the seed decides.
/// Processes are synchronization contexts; between any two of their callbacks they may be killed or suspended.
/// </summary>
internal sealed class SimWorld(int seed)
{
    private readonly List<(SimProcess Process, SendOrPostCallback Work, object? State)> ready = [];
    private readonly PriorityQueue<SimTimer, (long Due, long Order)> timers = new();
    private long order;

    public Random Chance { get; } = new(seed);

    public DateTimeOffset Now { get; private set; } = DateTimeOffset.UnixEpoch.AddYears(50);

    /// <summary>Callbacks executed so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Called before each callback: where faults are decided.</summary>
    public Action BeforeStep { get; set; } = static () => { };

    public void Enqueue(SimProcess process, SendOrPostCallback work, object? state) => ready.Add((process, work, state));

    public void Schedule(SimTimer timer) => timers.Enqueue(timer, (timer.Due, order++));

    public void RunUntil(Func<bool> done, TimeSpan limit)
    {
        var end = Now + limit;
        while (!done() && Now < end)
        {
            BeforeStep();
            if (!Step() && !Advance())
            {
                return;
            }
        }
    }

    private bool Step()
    {
        while (ready.Count > 0)
        {
            var index = Chance.Next(ready.Count);
            var (process, work, state) = ready[index];
            ready[index] = ready[^1];
            ready.RemoveAt(ready.Count - 1);
            if (process.IsDead)
            {
                continue;
            }

            if (process.SuspendedUntil > Now)
            {
                process.Hold(work, state);
                continue;
            }

            Steps++;
            process.Execute(work, state);
            return true;
        }

        return false;
    }

    private bool Advance()
    {
        while (timers.TryDequeue(out var timer, out var due))
        {
            if (!timer.IsAt(due.Due))
            {
                continue; // changed or disposed meanwhile
            }

            Now = due.Due > Now.UtcTicks ? new DateTimeOffset(due.Due, TimeSpan.Zero) : Now;
            timer.Fire();
            return true;
        }

        return false;
    }
}

/// <summary>A process of the simulation.</summary>
internal sealed class SimProcess(SimWorld world, string name) : SynchronizationContext
{
    private readonly List<(SendOrPostCallback Work, object? State)> held = [];

    public string Name => name;

    public bool IsDead { get; private set; }

    public DateTimeOffset SuspendedUntil { get; private set; }

    public SimTime Time => field ??= new SimTime(world, this);

    /// <summary>By how much its clock is wrong; its timers count time all the same.</summary>
    public TimeSpan Skew { get; set; }

    public void Kill() => IsDead = true;

    /// <summary>SIGSTOP, and SIGCONT after a while: its timers and answers pile up meanwhile.</summary>
    public void Suspend(TimeSpan time)
    {
        SuspendedUntil = world.Now + time;
        new SimTimer(world, this, static state => ((SimProcess)state!).Wake(), this).Change(time, Timeout.InfiniteTimeSpan);
    }

    public void Hold(SendOrPostCallback work, object? state) => held.Add((work, state));

    public override void Post(SendOrPostCallback d, object? state) => world.Enqueue(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("The simulation has one thread.");

    public override SynchronizationContext CreateCopy() => this;

    public void Execute(SendOrPostCallback work, object? state)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            work(state);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    public T Inside<T>(Func<T> work)
    {
        T result = default!;
        Execute(_ => result = work(), null);
        return result;
    }

    private void Wake()
    {
        foreach (var (work, state) in held)
        {
            Post(work, state);
        }

        held.Clear();
    }
}

internal sealed class SimTime(SimWorld world, SimProcess process) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => world.Now + process.Skew;

    public override long GetTimestamp() => world.Now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(world, process, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}

internal sealed class SimTimer(SimWorld world, SimProcess process, TimerCallback callback, object? state) : ITimer
{
    private bool armed;

    public long Due { get; private set; }

    public bool IsAt(long due) => armed && Due == due;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        armed = dueTime != Timeout.InfiniteTimeSpan;
        if (armed)
        {
            Due = (world.Now + dueTime).UtcTicks;
            world.Schedule(this);
        }

        return true;
    }

    public void Fire()
    {
        armed = false;
        process.Post(_ => callback(state), null);
    }

    public void Dispose() => armed = false;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
