using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Microsoft.Extensions.Logging;

namespace Cadre.Runs.Execution;

/// <content>The way of events into the journal.</content>
internal sealed partial class HostedRun
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);
    private bool parking;

    /// <summary>Starts the next commit when none is under way and there is something to write, or nothing left to do here.</summary>
    private void Pump()
    {
        if (committing || gone || computing > 0)
        {
            return;
        }

        var now = Now;
        Advance(now); // something may have become due since: what could start now has either a slot or a place in the queue for one
        parking = state.IsFinished || (attempts.Count == 0 && NextStart(now) is null && !IsHeld(now));
        if (!parking && (pending.Count == 0 || IsOnlyAwake()))
        {
            return;
        }

        committing = true;
        var entry = new Entry(Compose(), launches.ToArray(), afterwards.ToArray());
        pending.Clear();
        launches.Clear();
        afterwards.Clear();
        Commit(entry);
    }

    /// <summary>Whether it stays in memory until a moment that is near.</summary>
    private bool IsHeld(DateTimeOffset now)
    {
        if (host.IsDraining || IsInLine || RunRules.NextDue(state, host.Limits) is not { } due || due <= now)
        {
            return false;
        }

        if (heldUntil != due && !host.Held.TryHold(this, due, now))
        {
            return false;
        }

        heldUntil = due;
        return true;
    }

    /// <summary>Whether nothing happened but that the time for which steps waited is over, and the first of them is queued for a slot: that is written together with its start.</summary>
    private bool IsOnlyAwake() =>
        IsQueued && launches.Count == 0 && afterwards.Count == 0 && pending.TrueForAll(e => e is StepAnswered { Signal: null, By.Kind: ActorKind.System });

    private RunCommit Compose() => new()
    {
        Run = Id,
        Workspace = Workspace,
        Owner = Owner,
        PreviousSeq = seq,
        Events = pending.ToArray(),
        Status = state.Status,
        NextOwner = parking ? 0 : Owner,
        WakeAt = parking ? ParkedUntil() : creation?.At ?? Now,
        StartedAt = state.StartedAt,
        FinishedAt = state.FinishedAt,
        Cost = state.Cost,
        Questions = state.Questions,
        Creation = seq == 0 ? creation : null,
        IsAwaited = !parking || seq == 0 || launches.Count + afterwards.Count > 0 || Watch is not null || state.Created?.Lines is not null,
        Canvas = state.Created?.Mode is { } mode && !RunModes.IsForCanvas(mode) ? null : Canvas,
    };

    private DateTimeOffset ParkedUntil() => IsInLine ? DateTimeOffset.MaxValue
        : host.IsDraining && !state.IsFinished && (interrupted.Count > 0 || RunRules.Startable(state, Now) is not null)
            ? Now
            : RunRules.NextDue(state, host.Limits) ?? DateTimeOffset.MaxValue;

    /// <summary>Commits, and lets begin what waited for that; answers an attempt that whoever called carries out next, so that it does not change threads once more.</summary>
    private async Task<Attempt?> CommitAsync(Entry entry)
    {
        var (commit, begin, answer) = entry;
        var durable = await TryWriteAsync(commit);
        var accepted = durable;
        Attempt? next = null;
        lock (gate)
        {
            committing = false;
            if (gone)
            {
                accepted = false;
            }
            else if (!accepted)
            {
                Leave(accepted: false);
            }
            else
            {
                next = Confirmed(entry);
            }
        }

        if (accepted)
        {
            Watch?.Look(commit);
            host.Announce(Stream);
            if (commit.FinishedAt is not null && state.Created?.Lines is { } lines)
            {
                host.Leave(new(Workspace, Id, [.. lines.Select(l => l.Name)]));
            }

            if (told != (commit.Status, commit.Questions))
            {
                told = (commit.Status, commit.Questions);
                host.Tell(Workspace);
            }
        }
        else
        {
            ReleaseUnbegun(begin);
        }

        if (commit.Creation is not null)
        {
            born!.TrySetResult(durable); // a run that is stored was accepted, whoever executes it now: to deny it would have the caller make another, and give its places away
        }

        foreach (var tell in answer)
        {
            tell(accepted);
        }

        if (commit.NextOwner == 0)
        {
            Watch?.Lose();
        }

        return next;
    }

    private Attempt? Confirmed(Entry entry)
    {
        var (commit, begin, answer) = entry;
        seq = commit.NewSeq;
        bytes += commit.Bytes;
        var next = commit.Creation is null && answer.Length == 0 ? begin.FirstOrDefault() : null; // a caller who is told first may take his time
        foreach (var attempt in next is null ? begin : begin.AsSpan(1))
        {
            host.Launch(() => RunAttemptAsync(attempt));
        }

        if (commit.NextOwner == 0)
        {
            Leave(accepted: true);
            return next;
        }

        Pump();
        return next;
    }

    private async Task<bool> TryWriteAsync(RunCommit commit)
    {
        if (commit is { IsAwaited: false, FinishedAt: not null })
        {
            await host.Slots.Lull.WaitAsync(host.Time);
        }

        while (true)
        {
            try
            {
                return await host.Writer.WriteAsync(commit, CancellationToken.None);
            }
            catch (InvalidOperationException refused)
            {
                LogRefused(refused, Id);
                return false;
            }
            catch (Exception fault) when (fault is IOException or System.Data.Common.DbException)
            {
                LogNotPrepared(fault, Id); // disk full, artifacts unreachable: what is not stored must not go on
                await Task.Delay(PauseAfterFault, host.Time, CancellationToken.None);
            }
        }
    }

    private void ReleaseUnbegun(Attempt[] unbegun)
    {
        foreach (var attempt in unbegun)
        {
            attempt.Dispose();
            host.Slots.Release()?.Granted();
        }
    }

    /// <summary>The run is no longer in this node's memory.</summary>
    private void Leave(bool accepted)
    {
        if (gone)
        {
            return;
        }

        gone = true;
        foreach (var attempt in attempts.Values)
        {
            attempt.Stop();
        }

        var (unbegun, unanswered) = (launches.ToArray(), afterwards.ToArray());
        if (unbegun.Length + unanswered.Length > 0)
        {
            host.Launch(() =>
            {
                ReleaseUnbegun(unbegun);
                Array.ForEach(unanswered, tell => tell(false));
            });
        }

        if (seq == 0 && !committing && born is { } unborn)
        {
            host.Launch(() => unborn.TrySetResult(false)); // nothing of it was written
        }

        if (!accepted)
        {
            Watch?.Lose();
        }

        var wake = accepted && !state.IsFinished ? RunRules.NextDue(state, host.Limits) : null;
        host.Unloaded(this, wake);
        if (state.IsFinished)
        {
            host.Live.Finish(tenant, Stream);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {Run} cannot be written and is left.")]
    private static partial void LogRefusal(ILogger log, Exception failure, RunId run);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal of run {Run} cannot be stored now; trying again.")]
    private static partial void LogUnstored(ILogger log, Exception failure, RunId run);

    private void LogRefused(Exception failure, RunId run) => LogRefusal(host.Log, failure, run);

    private void LogNotPrepared(Exception failure, RunId run) => LogUnstored(host.Log, failure, run);

    /// <summary>A commit, the attempts that begin when it is durable, and who is told what became of it.</summary>
    private sealed record Entry(RunCommit Commit, Attempt[] Begin, Action<bool>[] Answer);
}
