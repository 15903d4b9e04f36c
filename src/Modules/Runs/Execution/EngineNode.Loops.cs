using System.Data.Common;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.Logging;

namespace Cadre.Runs.Execution;

/// <content>The node's loops. Each survives a broken database: it logs, pauses and goes on.</content>
internal sealed partial class EngineNode
{
    private async Task GuardAsync(string name, Func<CancellationToken, Task> loop)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await loop(stopping.Token);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is DbException or IOException or InvalidOperationException or TimeoutException)
            {
                LogLoop(failure, name);
                await Task.Delay(settings.PauseAfterFault, host.Time, CancellationToken.None);
            }
        }
    }

    private async Task LiveAsync(CancellationToken cancellationToken)
    {
        while (!host.IsDraining)
        {
            var node = await store.RegisterAsync(settings.Name, cancellationToken); // 1
            if (!await BeatAsync(node, cancellationToken))
            {
                continue; // the store's time has to be known before anything is due
            }

            Volatile.Write(ref id, node);
            registered.Set();
            LogRegistered(node);
            wake.Set();
            try
            {
                await KeepLeaseAsync(node, cancellationToken); // 2
            }
            finally
            {
                if (!host.IsDraining)
                {
                    ForgetAll();
                }
            }

            if (!host.IsDraining)
            {
                LogLost(node);
            }
        }
    }

    private async Task KeepLeaseAsync(int node, CancellationToken cancellationToken)
    {
        var confirmed = host.Time.GetTimestamp();
        while (true)
        {
            await Task.Delay(settings.Heartbeat, host.Time, cancellationToken);
            try
            {
                if (!await BeatAsync(node, cancellationToken))
                {
                    return;
                }

                confirmed = host.Time.GetTimestamp();
            }
            catch (DbException) when (host.Time.GetElapsedTime(confirmed) < settings.Lease)
            {
                continue; // the lease still holds
            }
        }
    }

    /// <summary>Extends the lease and hears what time it is; false when the incarnation is dead.</summary>
    private async Task<bool> BeatAsync(int node, CancellationToken cancellationToken)
    {
        var asked = host.Time.GetTimestamp();
        if (await store.HeartbeatAsync(node, owned.Count, host.Slots.InUse, cancellationToken) is not { } now)
        {
            return false;
        }

        host.Clock.Hear(now, asked);
        return true;
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Id is var node && node != 0)
            {
                var seen = await store.ReapAsync(node, settings.Lease, Room, cancellationToken); // 3
                peers = seen.Peers;
                if (orphans.IsEmpty && seen.Orphans.Count > 0)
                {
                    orphans = new(seen.Orphans);
                    wake.Set();
                }

                if (seen.Released > 0)
                {
                    wake.Set();
                    continue; // there may be more
                }
            }

            await Task.Delay(peers > 0 ? settings.Watch : settings.Heartbeat, host.Time, cancellationToken);
        }
    }

    private async Task RehearseAsync(CancellationToken cancellationToken)
    {
        while (Id == 0)
        {
            await Task.Delay(settings.Heartbeat, host.Time, cancellationToken);
        }

        await store.RehearseAsync(Id, cancellationToken);
    }

    private int Room => Id == 0 || host.IsDraining ? 0 : Math.Max(0, settings.MaxOwned - owned.Count);

    /// <summary>Runs whose moment has come go on.</summary>
    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            host.Held.TakeDue().ForEach(run => run.Resume());
            var pause = host.Held.UntilNext ?? settings.Lease;
            await host.Held.Sooner.WaitAsync(pause > settings.ShortestPause ? pause : settings.ShortestPause, host.Time, cancellationToken);
        }
    }

    private async Task ClaimAsync(CancellationToken cancellationToken)
    {
        while (!host.IsDraining)
        {
            var room = Room;
            if (room > 0)
            {
                if (await AdoptAsync(await FindAsync(Math.Min(room, settings.ClaimBatch), cancellationToken), cancellationToken) > 0) // 4
                {
                    await HandSignalsOverAsync(cancellationToken);
                    continue;
                }
            }

            await HandSignalsOverAsync(cancellationToken); // 5: also by a node that is full

            var now = host.Clock.Now;
            var next = Id == 0 ? null : await store.NextDueAsync(cancellationToken);
            var pause = next is { } at && room > 0 ? Until(at, now) : settings.Poll;
            sleepUntil = now + pause;
            await wake.WaitAsync(pause > settings.ShortestPause ? pause : settings.ShortestPause, host.Time, cancellationToken);
            sleepUntil = DateTimeOffset.MinValue;
        }
    }

    /// <summary>Runs of dead nodes before those that are due.</summary>
    private async Task<IReadOnlyList<RunId>> FindAsync(int limit, CancellationToken cancellationToken)
    {
        var found = new List<RunId>();
        while (found.Count < limit && orphans.TryDequeue(out var run))
        {
            found.Add(run);
        }

        return found.Count > 0 ? found : [.. (await store.FindDueAsync(limit, host.Held.Horizon, cancellationToken)).Select(d => d.Run)];
    }

    /// <summary>What is due soon is taken up when it comes within the horizon, together with what comes within the next moments.</summary>
    private TimeSpan Until(DateTimeOffset due, DateTimeOffset now)
    {
        var left = due - now;
        var ahead = left - host.Held.Horizon;
        var pause = ahead > settings.Gather ? ahead : left < settings.Gather ? left : settings.Gather;
        return pause < settings.Poll ? pause : settings.Poll;
    }

    private async Task HandSignalsOverAsync(CancellationToken cancellationToken)
    {
        if (Id == 0)
        {
            return;
        }

        foreach (var signal in await store.FindSignalsAsync(Id, cancellationToken))
        {
            if (owned.TryGetValue(signal.Run, out var run) && run.Submit(signal.Command) is { } submitted)
            {
                host.Launch(() => SettleAsync(signal.Command.Signal, submitted));
            }
        }
    }

    private async Task SettleAsync(Guid signal, Task<Kernel.Result<Kernel.Done>> submitted)
    {
        var result = await submitted;
        if (result.Error == RunErrors.Moved)
        {
            return; // its new owner finds it
        }

        try
        {
            await store.SettleSignalAsync(signal, SignalOutcome.Write(result), CancellationToken.None);
        }
        catch (DbException failure)
        {
            LogLoop(failure, "signals"); // found again: applying it twice is applying it once
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This is engine node {Node}.")]
    private partial void LogRegistered(int node);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Node {Node} lost its lease; its runs go on elsewhere, this process registers anew.")]
    private partial void LogLost(int node);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The engine's {Loop} loop failed and goes on.")]
    private partial void LogLoop(Exception failure, string loop);
}
