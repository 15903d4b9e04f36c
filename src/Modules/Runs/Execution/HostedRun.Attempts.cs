using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Microsoft.Extensions.Logging;

namespace Cadre.Runs.Execution;

/// <content>Attempts of steps.</content>
internal sealed partial class HostedRun
{
    /// <summary>An attempt, and what follows from its end: the pure steps after it, one after the other, and the commit that holds them all.</summary>
    private async Task RunAttemptAsync(Attempt attempt)
    {
        for (var current = attempt; current is not null;)
        {
            var (pure, commit) = End(current, await ExecuteAsync(current));
            current = commit is null ? pure : await CommitAsync(commit);
        }
    }

    /// <summary>Notes how an attempt ended; answers what is to be done next by whoever executed it: a pure step, or a commit.</summary>
    private (Attempt? Pure, Entry? Commit) End(Attempt attempt, StepOutcome? outcome)
    {
        HostedRun? next;
        (Attempt? Pure, Entry? Commit) follows = default;
        lock (gate)
        {
            attempts.Remove(attempt.Id);
            computing -= attempt.Context.IsPure ? 1 : 0;
            if (!gone && !state.IsOver(attempt.Id) && outcome is not null)
            {
                Conclude(attempt, outcome);
            }

            next = host.Slots.Release();
            if (!gone && !IsLeaving)
            {
                continues = true;
                Advance(Now);
                Pump();
                continues = false;
                (follows, kept) = (kept, default);
            }
        }

        attempt.Dispose();
        host.Live.Finish(tenant, Stream, attempt.Node.Address);
        next?.Granted();
        return follows;
    }

    /// <summary>Executes a pure step: in turn by whoever ended the step before it, or besides.</summary>
    private void Compute(Attempt attempt)
    {
        computing++;
        attempt.Context.IsPure = true;
        if (continues && kept.Pure is null)
        {
            kept.Pure = attempt;
            return;
        }

        host.Launch(() => RunAttemptAsync(attempt));
    }

    private void Commit(Entry commit)
    {
        if (continues)
        {
            kept.Commit = commit;
            return;
        }

        host.Launch(async () =>
        {
            if (await CommitAsync(commit) is { } attempt)
            {
                await RunAttemptAsync(attempt);
            }
        });
    }

    private void Conclude(Attempt attempt, StepOutcome outcome)
    {
        var cost = attempt.TakeSpent();
        Append(AttemptRules.Conclude(state, state[attempt.Id], outcome, cost, Now, host.Jitter()));
        if (outcome is StepOutcome.Waiting && tape is not null)
        {
            var address = attempt.Node.Address;
            Append(tape.Answer(address) is { } recorded
                ? recorded with { At = Now, Signal = null }
                : new StepFailed("not_recorded", "The origin of this replay has no answer for this step.", "Re-run it instead of replaying it.", [], 0) { Address = address, At = Now });
        }
    }

    /// <summary>Null when the attempt was stopped because its run is ending or leaving: nothing is recorded then.</summary>
    private async Task<StepOutcome?> ExecuteAsync(Attempt attempt)
    {
        if (!host.Executors.TryGetValue(attempt.Node.Package is null ? attempt.Node.Type : IStepExecutor.OfPackages, out var executor))
        {
            return new StepOutcome.Failed("unknown_type", $"This server has no block type “{attempt.Node.Type}”.", "Update the server, or use another block.");
        }

        var timeout = attempt.Node.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : executor.DefaultTimeout;
        var token = attempt.Arm(timeout, host.Time);
        if (attempt.IsStopped)
        {
            return null;
        }

        using var forbidden = tape is null ? null : OutsideCalls.Forbid(RunErrors.Replays);
        try
        {
            var outcome = await executor.ExecuteAsync(attempt.Context, token).WaitAsync(token);
            return attempt.IsStopped ? null : StepResultCheck.Check(outcome, bytes, host.Limits);
        }
        catch (OperationCanceledException) when (attempt.IsStopped)
        {
            return null;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return new StepOutcome.Failed("timeout", $"The step took longer than {timeout.TotalSeconds:0} s.", "Give it more time, or less to do.") { Retryable = true };
        }
        catch (EffectRefusedException refused)
        {
            return new StepOutcome.Failed(refused.Code, refused.Message, refused.Fix);
        }
        catch (Exception failure)
        {
            LogFailure(host.Log, failure, attempt.Node.Address, Id);
            return new StepOutcome.Failed("step_error", failure.Message, "If it happens again, look at the server's log.") { Retryable = true };
        }
    }

    /// <summary>Journals an effect; returns when it is durable.</summary>
    /// <exception cref="OperationCanceledException">The run was lost to another node: the attempt must end.</exception>
    internal async Task RecordAsync(Attempt attempt, EffectFinished effect)
    {
        var committed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (gone || state.IsOver(attempt.Id) || !attempts.TryGetValue(attempt.Id, out var current) || current != attempt)
            {
                throw new OperationCanceledException("The attempt is over.");
            }

            Append(effect);
            afterwards.Add(ok => committed.TrySetResult(ok));
            Pump();
        }

        if (!await committed.Task)
        {
            throw new OperationCanceledException("The run is executed elsewhere now.");
        }
    }

    internal EffectFinished? FindEffect(Attempt attempt, string name)
    {
        lock (gate)
        {
            return attempt.Step.Effects?.Find(e => e.Name == name);
        }
    }

    internal Tape? Tape => tape;

    internal RunHost Host => host;

    internal Tenant Tenant => tenant with { Actor = state.Created?.By ?? tenant.Actor };

    internal RunState State => state;

    internal string? LimitReached() =>
        state.Effects >= host.Limits.MaxEffects ? $"A run may have {host.Limits.MaxEffects} effects."
        : bytes > host.Limits.MaxBytes ? $"The journal of a run may have {host.Limits.MaxBytes >> 20} MB."
        : null;

    internal void Show(LiveEvent live) => host.Live.Publish(tenant, Stream, live);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Step {Address} of run {Run} failed.")]
    private static partial void LogFailure(ILogger log, Exception failure, string address, RunId run);
}
