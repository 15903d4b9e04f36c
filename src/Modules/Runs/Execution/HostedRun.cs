using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Execution;

/// <summary>
/// A run in memory on the node that owns it. Its state runs ahead of its journal by the events that are not committed yet; nothing leaves (an attempt begins,
/// an effect's result is returned, a caller is answered) before the commit that carries it. One commit is under way at most; what happens meanwhile goes into the next.
/// </summary>
internal sealed partial class HostedRun
{
    private const int MostUncommitted = 64;
    private readonly Lock gate = new();
    private readonly RunHost host;
    private readonly RunState state;
    private readonly Tape? tape;
    private readonly List<RunEvent> pending = [];
    private readonly List<Attempt> launches = [];
    private readonly List<Action<bool>> afterwards = [];
    private readonly SortedSet<int> interrupted;
    private readonly Dictionary<int, Attempt> attempts = [];
    private readonly Tenant tenant;
    private (RunStatus Status, int Questions)? told;
    private RunCreation? creation;
    private TaskCompletionSource<bool>? born; // whether its first commit is durable; nobody waits for a run that was claimed
    private long bytes;
    private int seq;
    private DateTimeOffset? heldUntil;
    private bool committing;
    private int computing;
    private bool continues; // whoever holds the lock goes on with what follows
    private (Attempt? Pure, Entry? Commit) kept;
    private bool gone;

    public HostedRun(RunHost host, int owner, RunId id, WorkspaceId workspace, Guid? canvas, RunState state, Tape? tape, long bytes)
    {
        (this.host, Owner, Id, Workspace, Canvas, this.state, this.tape, this.bytes) = (host, owner, id, workspace, canvas, state, tape, bytes);
        tenant = Tenant.ForSystem(workspace);
        interrupted = new(state.Running);
        seq = state.Seq;
        Stream = $"run:{id}";
    }

    public RunId Id { get; }

    public WorkspaceId Workspace { get; }

    public Guid? Canvas { get; }

    public int Owner { get; }

    public string Stream { get; }

    /// <summary>Who waits for it here; null for nobody.</summary>
    public RunWatch? Watch { get; init; }

    public RunPriority Priority { get; init; } = RunPriority.Normal;

    /// <summary>Whether it waits in a line: requests to it are applied, its steps do not begin.</summary>
    public bool IsInLine { get; init; }

    /// <summary>Whether requests waited for it when it was claimed: they come before anything else, or it might be parked again before they are heard.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether it waits for a slot; guarded by <see cref="StepSlots"/>.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Begins with the first commit of a new run; answers whether it is durable, also when it goes on elsewhere by then.</summary>
    public Task<bool> CreateAsync(RunCreation row, IReadOnlyList<RunEvent> events)
    {
        var committed = new TaskCompletionSource<bool>(); // the caller goes on where the commit was confirmed
        lock (gate)
        {
            creation = row;
            born = committed;
            foreach (var happened in events)
            {
                Append(happened);
            }

            Advance(row.At);
            Pump();
        }

        return committed.Task;
    }

    /// <summary>Goes on with a claimed run, or with one whose moment has come.</summary>
    public void Resume()
    {
        lock (gate)
        {
            heldUntil = null; // whoever held it has let go; when the moment is not here by the clock, it is held or parked anew
            Advance(Now);
            Pump();
        }
    }

    /// <summary>Applies a person's request. Null when the run is leaving this node: ask again.</summary>
    public Task<Result<Done>>? Submit(RunCommand command)
    {
        var committed = new TaskCompletionSource<Result<Done>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (gone)
            {
                return null;
            }

            var events = RunCommands.Apply(command, state, Now);
            if (!events.IsOk)
            {
                return Task.FromResult<Result<Done>>(events.Error);
            }

            if (IsLeaving)
            {
                return null;
            }

            foreach (var happened in events.Value)
            {
                Append(happened);
            }

            afterwards.Add(ok => committed.TrySetResult(ok ? default(Done) : RunErrors.Moved));
            StopAttemptsOfEndedSteps();
            Advance(Now);
            Pump();
        }

        return committed.Task;
    }

    /// <summary>A slot was given to this run, which had queued for one.</summary>
    public void Granted()
    {
        lock (gate)
        {
            if (!gone && !IsLeaving && NextStart(Now) is { } id)
            {
                Begin(state[id], Now);
                Advance(Now);
                Pump();
                return;
            }

            Pump();
        }

        host.Slots.Release()?.Granted();
    }

    /// <summary>Forgets the run without writing: its node ends, or lost it.</summary>
    public void Abandon()
    {
        lock (gate)
        {
            Leave(accepted: false);
        }
    }

    private DateTimeOffset Now => host.Clock.Now;

    private bool IsLeaving => committing && parking;

    private void Append(RunEvent happened)
    {
        state.Apply(happened);
        pending.Add(happened);
        if (happened is ScopeClosed { Status: StepStatus.Cancelled })
        {
            StopAttemptsOfEndedSteps();
        }
    }

    /// <summary>Everything that follows by itself: skips, default answers, starts while there are slots, the end.</summary>
    private void Advance(DateTimeOffset now)
    {
        while (!gone)
        {
            if (RunRules.Next(state, now) is { } follows)
            {
                Append(follows);
            }
            else if (IsOverdue(now))
            {
                foreach (var happened in RunRules.Stop(state, RunStatus.Failed, null, null, now))
                {
                    Append(happened);
                }

                StopAttemptsOfEndedSteps();
            }
            else if (NextStart(now) is { } id && host.Slots.TryTake(this))
            {
                Begin(state[id], now);
            }
            else
            {
                return;
            }
        }
    }

    private int? NextStart(DateTimeOffset now)
    {
        if (state.IsFinished || host.IsDraining || IsInLine)
        {
            return null;
        }

        while (interrupted.Count > 0 && state.IsOver(interrupted.Min))
        {
            interrupted.Remove(interrupted.Min); // its body was closed before it could go on
        }

        return interrupted.Count > 0 ? interrupted.Min : RunRules.Startable(state, now);
    }

    /// <summary>Takes a step up with a slot that is already taken.</summary>
    private void Begin(StepState step, DateTimeOffset now)
    {
        StepEvent begun = interrupted.Remove(step.Id) ? RunRules.Interrupted(step, now, host.Limits) : RunRules.Start(state, step, now);
        Append(begun);
        if (begun is not StepStarted started)
        {
            host.Slots.Release()?.GrantedLater(host);
            return;
        }

        var attempt = new Attempt(this, step, started.Attempt);
        attempts[step.Id] = attempt;
        if (MayComputeNow(attempt))
        {
            Compute(attempt);
            return;
        }

        launches.Add(attempt);
    }

    /// <summary>
    /// A pure step of a run that this node began need not wait for the commit of its start: nobody hears of it before the commit that holds its end.
    /// A run that was taken over goes the slow way, which counts how often a step brought its node down; so does a long chain, which must not stay in memory alone.
    /// </summary>
    private bool MayComputeNow(Attempt attempt) =>
        creation is not null && tape is null && pending.Count < MostUncommitted && attempt.Node.Package is null && host.Executors.TryGetValue(attempt.Node.Type, out var executor) && executor.IsPure;

    private void GrantedLater(RunHost on) => on.Launch(Granted);

    private bool IsOverdue(DateTimeOffset now) => state is { IsFinished: false, Created: { } created } && created.At + host.Limits.MaxDuration <= now;

    private void StopAttemptsOfEndedSteps()
    {
        foreach (var attempt in attempts.Values.Where(a => state.IsOver(a.Id)))
        {
            attempt.Stop();
        }
    }
}
